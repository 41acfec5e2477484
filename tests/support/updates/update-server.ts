import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Manifest } from '../../../src-main/updates/manifest.ts'
import { sealManifest } from '../../../src-main/updates/signed-manifest.ts'
import { aManifest, artefact, type SigningKey } from './release.ts'

/** A real update server, whose answers a test may replace one by one. */
export interface UpdateServer extends AsyncDisposable {
  readonly url: string
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[]
  /** What lies at a path: content, or whatever a hostile server does. */
  put(path: string, answer: string | Buffer | RequestListener): void
  /** A signed release and its file, as `tools/release` lays them out. */
  publish(key: SigningKey, change?: Partial<Manifest>): Manifest
}

export async function startUpdateServer(): Promise<UpdateServer> {
  const answers = new Map<string, string | Buffer | RequestListener>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const answer = answers.get(path)
    if (answer === undefined) response.writeHead(404).end()
    else if (typeof answer === 'function') answer(request, response)
    else response.writeHead(200, { 'content-length': Buffer.byteLength(answer) }).end(answer)
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // Listening on a port, so its address is one of the network.
  const { port } = server.address() as AddressInfo
  const put: UpdateServer['put'] = (path, answer) => void answers.set(path, answer)
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    put,
    publish(key, change) {
      const manifest = aManifest(change)
      const { channel, platform, arch, version, file } = manifest
      put(`/${channel}/${platform}-${arch}.json`, sealManifest(manifest, [key.privateKey]))
      put(`/releases/${version}/${file}`, artefact)
      return manifest
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => {
        server.close(resolve)
      })
    },
  }
}
