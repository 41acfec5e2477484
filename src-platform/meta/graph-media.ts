import { z } from 'zod'
import type { DescribedMedia, GraphOutcome, GraphPort } from './graph-port.ts'
import { readDone } from './graph-read.ts'

type MediaPort = Pick<GraphPort, 'describeMedia' | 'openMedia'>

/** How long a whole file may take, in milliseconds. */
const fileWithinMs = 60_000

const describedSchema = z.looseObject({
  url: z.url(),
  sha256: z.string().nullish(),
  file_size: z.coerce.number().int().nonnegative().nullish().catch(undefined),
})

/** Where Meta keeps files; the access token goes nowhere else. Source: Meta, Cloud API, media. */
const fileHosts = ['fbsbx.com', 'facebook.com', 'whatsapp.net', 'fbcdn.net'] as const
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Files that customers sent. Source: Meta, Cloud API, media. */
export function mediaPortOver(ways: {
  /** Repeated while that may help. */
  readonly read: (action: 'describe_media', path: string) => Promise<GraphOutcome<unknown>>
  readonly graphUrl: string
  readonly accessToken: string | undefined
}): MediaPort {
  const { read, graphUrl, accessToken } = ways
  return {
    describeMedia: async mediaId =>
      readDone(await read('describe_media', encodeURIComponent(mediaId)), describedSchema, toDescribed),
    openMedia: async url => {
      if (!mayCarryToken(new URL(url), new URL(graphUrl))) {
        const message = 'The file is not kept by WhatsApp.'
        return { kind: 'refused', error: { code: 0, message } }
      }
      return open(url, accessToken)
    },
  }
}

const toDescribed = (body: z.infer<typeof describedSchema>): DescribedMedia => ({
  url: body.url,
  ...(body.file_size != null && { size: body.file_size }),
  ...(body.sha256 != null && { sha256: toHex(body.sha256) }),
})

/** Meta writes hashes as hex here and as base64 there. */
export const toHex = (sha256: string): string =>
  /^[\da-f]{64}$/i.test(sha256) ? sha256.toLowerCase() : Buffer.from(sha256, 'base64').toString('hex')

/** The same place as the Graph API, one of Meta's hosts, or, beside a simulator, this machine. */
function mayCarryToken(url: URL, graph: URL): boolean {
  if (url.origin === graph.origin) return true
  if (loopbackHosts.has(graph.hostname)) return loopbackHosts.has(url.hostname)
  const isMetas = fileHosts.some(host => url.hostname === host || url.hostname.endsWith(`.${host}`))
  return url.protocol === 'https:' && isMetas
}

async function open(
  url: string,
  token: string | undefined,
): Promise<GraphOutcome<AsyncIterable<Uint8Array>>> {
  try {
    const response = await fetch(url, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(fileWithinMs),
    })
    if (response.ok && response.body) return { kind: 'done', value: response.body }
    await response.body?.cancel()
    return { kind: 'unknown', why: `HTTP ${response.status} in place of a file` }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no answer'
    return { kind: 'unknown', why: `A file could not be fetched: ${why}` }
  }
}
