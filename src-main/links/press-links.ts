import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import type { Logger } from '../logging/logger.ts'
import type { PressLink } from '../notifications/toast-xml.ts'
import { openJsonFile } from '../settings/json-file.ts'

const keySchema = z.object({ key: z.string().regex(/^[\w-]{43}$/u) })

/** The links behind the buttons of our own notifications. */
export interface PressLinks {
  readonly linkOf: PressLink
  /** Whether a link carries our key: any web page can open a link, and none may answer a call. */
  readonly isOurs: (link: { readonly key: string }) => boolean
}

/** The key is kept, so that a notification still works after the app was started anew. */
export function openPressLinks(dataDir: string, log: Logger): PressLinks {
  const fresh = { key: randomBytes(32).toString('base64url') }
  const file = openJsonFile(path.join(dataDir, 'link-key.json'), keySchema, fresh, log)
  const { key } = file.read()
  file.write({ key })
  return {
    linkOf: (press, callId) => {
      if (callId === null) return 'dering:open'
      const action = press === 'open' ? 'look' : press
      return `dering:${action}?${new URLSearchParams({ call: callId, key }).toString()}`
    },
    isOurs: link => link.key === key,
  }
}
