import type { Chance } from '../chance.ts'
import type { WebhookTarget } from '../webhooks/sender.ts'

const timeoutMs = 20_000

/**
 * Meta: create a webhook endpoint, verification requests.
 *
 * @returns the receiver's HTTP status, and whether it gave the challenge back, raw
 */
export const verifyWebhook = async (
  { chance, target }: { chance: Chance; target: WebhookTarget },
  verifyToken: string,
): Promise<{ status: number; echoed: boolean }> => {
  const challenge = String(chance.integer(2 ** 31))
  const url = new URL(target.url)
  url.searchParams.set('hub.mode', 'subscribe')
  url.searchParams.set('hub.challenge', challenge)
  url.searchParams.set('hub.verify_token', verifyToken)
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
  return { status: response.status, echoed: (await response.text()) === challenge }
}
