import { signature } from './encode-body.ts'

/** One attempt. @returns the HTTP status, or why there was none */
export type WebhookPost = (body: string, secret: string | undefined) => Promise<number | string>

/** @param options.stopped ends attempts that are under way */
export const createWebhookPost =
  (options: { url: string; timeoutMs: number; stopped: AbortSignal }): WebhookPost =>
  async (body, secret) => {
    try {
      const response = await fetch(options.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          ...(secret !== undefined && { 'x-hub-signature-256': signature(body, secret) }),
        },
        body,
        signal: AbortSignal.any([options.stopped, AbortSignal.timeout(options.timeoutMs)]),
        redirect: 'manual',
      })
      await response.arrayBuffer()
      return response.status
    } catch (cause) {
      // A receiver that is down is an ordinary outcome here: it is kept with the delivery and tried again.
      return cause instanceof Error ? cause.message : String(cause)
    }
  }
