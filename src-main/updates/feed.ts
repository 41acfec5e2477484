import type { Clock } from '../clock.ts'
import type { Manifest } from './manifest.ts'
import { UpdateError } from './update-error.ts'
import type { UpdatePolicy } from './update-policy.ts'

/** `fetch` of the web; Electron's knows the system's proxy and its certificates. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What an update server may cost at most, before anything of it is believed. */
export const feedLimits = { envelopeBytes: 16 * 1024, withinMs: 15_000 } as const

const loopbackHosts = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Where the manifest of this system lies; with a wanted version, that of the version itself. */
export function manifestUrl(policy: UpdatePolicy, system: Pick<Manifest, 'platform' | 'arch'>): string {
  const folder = policy.targetVersion === null ? policy.channel : `releases/${policy.targetVersion}`
  return `${policy.url}/${folder}/${system.platform}-${system.arch}.json`
}

/** Releases never change, so they are kept by all that lies between. */
export function artefactUrl(base: string, { version, file }: Pick<Manifest, 'version' | 'file'>): string {
  return `${base}/releases/${version}/${file}`
}

/** Whether an address is safe enough to be asked: the network must not know better than the server. */
export function isSafeUrl(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.username !== '' || url.password !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname))
}

/**
 * Fetches the envelope of a manifest: at most some kilobytes within some seconds, from this address alone.
 * @throws {UpdateError}
 */
export async function fetchEnvelope(
  fetch: Fetch,
  url: string,
  { signal, clock }: { readonly signal: AbortSignal; readonly clock: Clock },
): Promise<string> {
  if (!isSafeUrl(url)) throw new UpdateError('unreachable', 'The update server has no safe address.')
  const deadline = new AbortController()
  const cancelDeadline = clock.after(feedLimits.withinMs, () => deadline.abort())
  try {
    return await readSmall(await ask(fetch, url, AbortSignal.any([signal, deadline.signal])))
  } finally {
    cancelDeadline()
  }
}

async function ask(fetch: Fetch, url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  let response: Response
  try {
    response = await fetch(url, { redirect: 'error', cache: 'no-store', signal })
  } catch (error) {
    throw new UpdateError('unreachable', 'The update server was not reached.', error)
  }
  if (response.ok && response.body) return response.body
  await response.body?.cancel()
  throw new UpdateError('unreachable', `The update server answered ${response.status}.`)
}

/** @throws {UpdateError} where it is too large, too slow or cut off */
async function readSmall(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength
      if (bytes > feedLimits.envelopeBytes) throw new UpdateError('badAnswer', 'The manifest is too large.')
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof UpdateError) throw error
    throw new UpdateError('badAnswer', 'The manifest did not come whole and in time.', error)
  }
  return Buffer.concat(chunks).toString('utf8')
}
