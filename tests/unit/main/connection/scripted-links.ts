import { decodeFrame } from '#shared/protocol/rpc.ts'
import type { Link, LinkListener, LinkOptions } from '../../../../src-main/connection/link.ts'
import type { LinkEnd } from '../../../../src-main/connection/link-end.ts'

interface Sent {
  readonly id: number
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

/** One link that a test plays the other end of. */
export interface ScriptedLink {
  readonly token: string
  readonly sent: readonly Sent[]
  readonly isDropped: boolean
  open(): void
  /** Answers the last request of that method. */
  answer(method: string, result: unknown): void
  refuse(method: string, error: { code: number; message: string }): void
  event(seq: number, type: string, data: object): void
  end(end: LinkEnd): void
}

/** Stands where real links are opened; the newest is last. */
export function scriptedLinks(): {
  readonly links: readonly ScriptedLink[]
  readonly openLink: (options: LinkOptions, listener: LinkListener) => Link
} {
  const links: ScriptedLink[] = []
  return {
    links,
    openLink(options, listener) {
      const sent: Sent[] = []
      let isDropped = false
      const lastOf = (method: string) => {
        const request = sent.findLast(other => other.method === method)
        if (!request) throw new Error(`${method} was not asked; there was ${sent.map(s => s.method).join()}`)
        return request
      }
      links.push({
        token: options.token,
        sent,
        get isDropped() {
          return isDropped
        },
        open: () => listener.onOpen(),
        answer: (method, result) => listener.onFrame({ kind: 'success', id: lastOf(method).id, result }),
        refuse: (method, error) => listener.onFrame({ kind: 'failure', id: lastOf(method).id, error }),
        event: (seq, type, data) =>
          listener.onFrame({
            kind: 'notification',
            method: 'event',
            params: { seq, at: '2026-11-23T09:00:00.000Z', type, data },
          }),
        end: end => listener.onEnd(end),
      })
      return {
        send(text) {
          const frame = decodeFrame(text)
          if (frame.kind !== 'request' || typeof frame.id !== 'number')
            throw new Error(`Not a request: ${text}`)
          sent.push({ id: frame.id, method: frame.method, params: frame.params })
        },
        drop() {
          isDropped = true
        },
        close: () => Promise.resolve(),
      }
    },
  }
}
