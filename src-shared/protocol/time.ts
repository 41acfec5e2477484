import { z } from 'zod'

/** ISO 8601, UTC. */
export const timeSchema = z.iso.datetime()
