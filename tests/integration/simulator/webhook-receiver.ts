import { createServer } from 'node:http'
import { once } from 'node:events'

type ReceivedWebhook = { raw: string; body: WebhookBody; signature: string | undefined; at: number }

/** As much of Meta's envelope as the tests look into. */
type WebhookBody = {
  object: string
  entry: { id: string; time?: number; changes: { field: string; value: WebhookValue }[] }[]
}
type WebhookValue = {
  contacts?: { profile?: { name?: string; username?: string }; wa_id?: string; user_id?: string }[]
  calls?: (Record<string, unknown> & {
    id: string
    event: string
    session?: { sdp: string; sdp_type: string }
  })[]
  statuses?: (Record<string, unknown> & { id: string; status: string })[]
  messages?: (Record<string, unknown> & { id: string; type: string })[]
  errors?: { code: number }[]
} & Record<string, unknown>

export type WebhookReceiver = {
  url: string
  received: ReceivedWebhook[]
  /** HTTP statuses of the next answers; 200 once they are used up. `never` leaves the request unanswered. */
  answers: (number | 'never')[]
  /** Every value that came, oldest first. */
  values(): WebhookValue[]
  /** `connect`, `terminate`, `RINGING`, `text`, … in the order of arrival. */
  events(): string[]
  /** Waits until `look` finds something; it looks again at every webhook. */
  until<Found>(look: () => Found | undefined): Promise<Found>
  stop(): Promise<void>
}

const patienceMs = 30_000

const eventsOf = (value: WebhookValue): string[] => [
  ...(value.calls ?? []).map(call => call.event),
  ...(value.statuses ?? []).map(status => status.status),
  ...(value.messages ?? []).map(message => message.type),
]

/** A business's webhook endpoint that keeps what comes, byte for byte. */
export const startWebhookReceiver = async (): Promise<WebhookReceiver> => {
  const received: ReceivedWebhook[] = []
  const answers: (number | 'never')[] = []
  const looks = new Set<() => void>()
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      const query = new URL(request.url ?? '/', 'http://localhost').searchParams
      const knows = query.get('hub.verify_token') === 'verify-token'
      response.writeHead(knows ? 200 : 403).end(knows ? query.get('hub.challenge') : '')
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8')
      const signature = request.headers['x-hub-signature-256']
      const body: WebhookBody = JSON.parse(raw)
      received.push({ raw, body, signature: signature?.toString(), at: Date.now() })
      const status = answers.shift() ?? 200
      if (status !== 'never') response.writeHead(status).end()
      looks.forEach(look => look())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port')
  const values = () =>
    received.flatMap(webhook =>
      webhook.body.entry.flatMap(entry => entry.changes.map(change => change.value)),
    )
  const eventsSoFar = () => values().flatMap(eventsOf)
  return {
    url: `http://127.0.0.1:${address.port}/webhooks/whatsapp`,
    received,
    answers,
    values,
    events: eventsSoFar,
    until: look =>
      new Promise((resolve, reject) => {
        const timeout = setTimeout(() => {
          looks.delete(check)
          reject(new Error(`Waited in vain for a webhook; came: ${JSON.stringify(eventsSoFar())}`))
        }, patienceMs)
        const check = () => {
          const found = look()
          if (found === undefined) return
          clearTimeout(timeout)
          looks.delete(check)
          resolve(found)
        }
        looks.add(check)
        check()
      }),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
