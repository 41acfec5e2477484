import { z } from 'zod'

// The scenes use schemas, which the window itself never does; the policy of the page forbids them to compile.
z.config({ jitless: true })
