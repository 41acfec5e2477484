import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Controls } from './controls.ts'
import { ControlRefusal } from './refusal.ts'
import * as schemas from './schemas.ts'

const answerError = (reply: FastifyReply, error: unknown) => {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues
    return reply
      .code(400)
      .send({ reason: 'bad_argument', message: `${issue?.path.join('.')}: ${issue?.message}` })
  }
  if (error instanceof ControlRefusal)
    return reply
      .code(error.reason === 'timed_out' ? 408 : 409)
      .send({ reason: error.reason, message: error.message })
  throw error
}

/** Puts the controls under `/__sim/*`: what changes something by POST, what only reads by GET. */
export const addControlRoutes = (server: FastifyInstance, controls: Controls): void => {
  const post = <Schema extends z.ZodType>(
    name: string,
    schema: Schema,
    run: (argument: z.output<Schema>) => unknown,
  ) =>
    server.post(`/__sim/${name}`, async (request, reply) => {
      try {
        return (await run(schema.parse(request.body ?? {}))) ?? { ok: true }
      } catch (error) {
        return answerError(reply, error)
      }
    })

  post('dial', schemas.dial, controls.dial)
  post('hangUp', schemas.ofCall, controls.hangUp)
  post('accept', schemas.ofCall, controls.accept)
  post('reject', schemas.ofCall, controls.reject)
  post('ignore', schemas.ofCall, controls.ignore)
  post('startBusyHour', schemas.busyHour, controls.startBusyHour)
  post('stopBusyHour', schemas.nothing, controls.stopBusyHour)
  post('setCustomer', schemas.customerChange, controls.setCustomer)
  post('sendText', schemas.text, controls.sendText)
  post('sendVoiceNote', schemas.voiceNote, controls.sendVoiceNote)
  post('leaveVoicemail', schemas.voicemail, controls.leaveVoicemail)
  post('answerPermission', schemas.permissionAnswer, controls.answerPermission)
  post('markMessage', schemas.mark, controls.markMessage)
  post('restrict', schemas.restriction, controls.restrict)
  post('setSwitches', schemas.switches, controls.setSwitches)
  post('failNext', schemas.fault, controls.failNext)
  post('clearFaults', schemas.nothing, controls.clearFaults)
  post('advance', schemas.advance, controls.advance)
  post('verifyWebhook', schemas.handshake, controls.verifyWebhook)
  post('wait', schemas.wait, controls.wait)
  server.get('/__sim/calls', async () => controls.calls())
  server.get('/__sim/busyHour', async () => controls.busyHour())
  server.get('/__sim/messages', async () => controls.messages())
  server.get('/__sim/requests', async () => controls.requests())
  server.get('/__sim/deliveries', async () => controls.deliveries())
  server.get('/__sim/customers', async () => controls.customers())
}
