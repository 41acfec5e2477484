import { once } from 'node:events'
import { WebSocketServer } from 'ws'

/** Takes every socket and does nothing with it: no sign-in, no hello, no session. Prints its address as one line of JSON. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
await once(server, 'listening')
const address = server.address()
if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
process.stdout.write(`${JSON.stringify({ event: 'ready', url: `ws://127.0.0.1:${address.port}` })}\n`)
