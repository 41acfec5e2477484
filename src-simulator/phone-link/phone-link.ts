import type { IncomingMessage as HttpRequest, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { Call } from '../calls/call.ts'
import type { Switchboard } from '../calls/switchboard.ts'
import type { Chance } from '../chance.ts'
import type { Clock } from '../clock.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { FromPhone, ToPhone } from '../phone/messages.ts'
import { customerOf, pairKey } from '../world.ts'
import type { World } from '../world.ts'
import { fromPhoneSchema } from './from-phone.ts'
import { actAsCustomer, liveCallOf } from './phone-acts.ts'
import { phoneView } from './phone-view.ts'

type Between = { phoneNumberId: string; customer: string }

/** The socket to every open phone page. */
export type PhoneLink = {
  /**
   * Has the customer's open page place a call, with its own media.
   *
   * @returns undefined when no page is open
   */
  placeCall(
    between: Between,
    payload?: string,
  ): Promise<{ ok: true; call: Call } | { ok: false; refusal: string }> | undefined
  stop(): void
}

const joiningSchema = z.object({
  customer: z.string().regex(/^\d{5,15}$/),
  name: z.string().max(60).optional(),
  /** The first business number by default. */
  to: z.string().optional(),
})

type Asked = Awaited<NonNullable<ReturnType<PhoneLink['placeCall']>>>

export const createPhoneLink = (parts: {
  server: Server
  world: World
  clock: Clock
  chance: Chance
  switchboard: Switchboard
  conversation: Conversation
  logger: Logger
}): PhoneLink => {
  const { server, world, chance, switchboard, logger } = parts
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024 })
  const pages = new Map<string, { between: Between; socket: WebSocket; lastView: string }>()
  const asked = new Map<string, (result: Asked) => void>()

  const tell = (socket: WebSocket, message: ToPhone) => socket.send(JSON.stringify(message))

  const refresh = () => {
    for (const page of pages.values()) {
      const view = JSON.stringify(phoneView(parts, page.between))
      if (view === page.lastView) continue
      page.lastView = view
      page.socket.send(`{"type":"view","view":${view}}`)
    }
  }

  const dial = (between: Between, socket: WebSocket, message: FromPhone & { type: 'dial' }) => {
    const number = world.numbers.get(between.phoneNumberId)
    if (!number) return
    const result = switchboard.dial(number, {
      ...between,
      phoneSdp: message.sdp,
      ...(message.payload !== undefined && { ctaPayload: message.payload }),
    })
    if (!result.ok) tell(socket, { type: 'refused', reason: result.refusal })
    if (message.askId !== undefined) settle(message.askId, result)
  }

  const settle = (askId: string, result: Asked) => {
    asked.get(askId)?.(result)
    asked.delete(askId)
  }

  const receive = (between: Between, socket: WebSocket, text: string) => {
    const message = fromPhoneSchema.safeParse(parseJson(text))
    if (!message.success) return socket.close(1007, 'not a message of the phone')
    if (message.data.type === 'dial') dial(between, socket, message.data)
    else if (message.data.type === 'cannot_dial')
      settle(message.data.askId, { ok: false, refusal: message.data.reason })
    else actAsCustomer(parts, between, message.data)
  }

  /** A page that goes away takes its sound with it: to WhatsApp the customer hung up. */
  const leave = (key: string, socket: WebSocket) => {
    const page = pages.get(key)
    if (page?.socket !== socket) return
    pages.delete(key)
    world.openPhones.delete(key)
    const call = liveCallOf(world, page.between)
    if (call?.realMedia) switchboard.tell(call, { type: 'customer_hung_up' })
    world.changes.announce()
  }

  const [firstNumber = ''] = world.numbers.keys()

  const join = (socket: WebSocket, joining: z.infer<typeof joiningSchema>) => {
    const between = { phoneNumberId: joining.to ?? firstNumber, customer: joining.customer }
    const key = pairKey(between.phoneNumberId, between.customer)
    const customer = customerOf(world, joining.customer)
    if (joining.name !== undefined && joining.name !== '') customer.name = joining.name
    const older = pages.get(key)
    if (older) {
      leave(key, older.socket)
      older.socket.close(4001, 'opened elsewhere')
    }
    pages.set(key, { between, socket, lastView: '' })
    world.openPhones.add(key)
    socket.on('message', (data: Buffer) => receive(between, socket, data.toString('utf8')))
    socket.on('close', () => leave(key, socket))
    socket.on('error', error => logger.warn({ err: error }, 'phone page failed'))
    world.changes.announce()
  }

  const upgrade = (request: HttpRequest, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const joining = joiningSchema.safeParse(Object.fromEntries(url.searchParams))
    if (
      url.pathname !== '/phone/socket' ||
      !joining.success ||
      !world.numbers.has(joining.data.to ?? firstNumber)
    ) {
      socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, opened => join(opened, joining.data))
  }

  server.on('upgrade', upgrade)
  // One act announces several changes; the pages get their sum.
  let refreshIsDue = false
  const stopListening = world.changes.listen(() => {
    if (refreshIsDue) return
    refreshIsDue = true
    setImmediate(() => {
      refreshIsDue = false
      refresh()
    })
  })

  return {
    placeCall: (between, payload) => {
      const page = pages.get(pairKey(between.phoneNumberId, between.customer))
      if (!page) return undefined
      const askId = chance.uuid()
      return new Promise(resolve => {
        asked.set(askId, resolve)
        tell(page.socket, { type: 'place_call', askId, ...(payload !== undefined && { payload }) })
      })
    },
    stop: () => {
      stopListening()
      server.off('upgrade', upgrade)
      pages.forEach(page => page.socket.terminate())
      asked.forEach(resolve => resolve({ ok: false, refusal: 'stopped' }))
      sockets.close()
    },
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is not a message: the schema refuses undefined, and the socket is closed for it.
    return undefined
  }
}
