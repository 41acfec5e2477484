import { createHmac, timingSafeEqual } from 'node:crypto'
import Fastify from 'fastify'
import { Server } from 'socket.io'

/**
 * What one would write first: fastify checks the signature and parses, socket.io tells the room. It stores nothing, knows
 * no agents and resumes nothing. Prints its address as one line of JSON.
 */
const secret = process.argv[2] ?? ''
const app = Fastify()
app.removeContentTypeParser('application/json')
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
  done(null, body),
)
const io = new Server(app.server)
io.on('connection', socket => void socket.join('agents'))

app.post('/webhooks/whatsapp', async (request, reply) => {
  const body = request.body as Buffer
  const wanted = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
  const given = Buffer.from(String(request.headers['x-hub-signature-256']))
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return reply.code(401).send()
  io.to('agents').emit('call.offered', JSON.parse(body.toString('utf8')))
  return {}
})

const url = await app.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`${JSON.stringify({ event: 'ready', url })}\n`)
