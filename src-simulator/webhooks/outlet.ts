import type { Call } from '../calls/call.ts'
import type { Clock } from '../clock.ts'
import { customerOf } from '../world.ts'
import type { BusinessNumber, World } from '../world.ts'
import {
  accountSettingsValue,
  messageStatusValue,
  messageValue,
  restrictionValue,
} from './message-payloads.ts'
import type { IncomingMessage, MessageStatus } from './message-payloads.ts'
import { callStatusValue, connectValue, terminateValue, unknownCallValue } from './payloads.ts'
import type { Parties } from './payloads.ts'
import type { WebhookSender } from './sender.ts'

/** Says what happened, in Meta's webhooks. */
export type WebhookOutlet = {
  connect(call: Call, sdp: string): void
  terminate(call: Call & { state: 'ended' }): void
  callStatus(call: Call, status: 'RINGING' | 'ACCEPTED' | 'REJECTED'): void
  message(from: { phoneNumberId: string; customer: string }, id: string, message: IncomingMessage): void
  messageStatus(to: { phoneNumberId: string; customer: string }, id: string, status: MessageStatus): void
  settings(number: BusinessNumber): void
  restriction(number: BusinessNumber, restriction: BusinessNumber['restrictions'][number]): void
}

/** When what a webhook tells of happened, where the call knows it; ACCEPTED is exactly the later `start_time`. */
const connectedAt = (call: Call) => (call.direction === 'inbound' ? call.placedAt : undefined)
const statusAt = (call: Call) => (call.state === 'active' ? call.startedAt : undefined)

export const createWebhookOutlet = (parts: {
  world: World
  clock: Clock
  sender: WebhookSender
}): WebhookOutlet => {
  const { world, clock, sender } = parts
  const eventTime = (at = clock.now()) => at - world.switches.staleSeconds * 1000

  const numberOf = (phoneNumberId: string) => {
    const number = world.numbers.get(phoneNumberId)
    if (!number) throw new Error(`There is no business number ${phoneNumberId}`)
    return number
  }
  const parties = (between: { phoneNumberId: string; customer: string }): Parties => {
    const customer = customerOf(world, between.customer)
    return {
      number: numberOf(between.phoneNumberId).config,
      customer,
      hidePhone: customer.phoneHidden || world.switches.hidePhoneNumbers,
    }
  }

  const sendAbout = (
    field: 'calls' | 'messages',
    about: { phoneNumberId: string; customer: string },
    change: { kind: string; subject: string; value: object },
  ) => sender.send({ ...change, field, wabaId: numberOf(about.phoneNumberId).config.wabaId })

  const sendCall = (call: Call, kind: string, value: object) => {
    sendAbout('calls', call, { kind, subject: call.id, value })
    if (world.switches.unknownEvents)
      sendAbout('calls', call, {
        kind: 'call.unknown',
        subject: call.id,
        value: unknownCallValue(call, eventTime(), parties(call)),
      })
  }

  return {
    connect: (call, sdp) =>
      sendCall(call, 'call.connect', connectValue(call, sdp, eventTime(connectedAt(call)), parties(call))),
    terminate: call =>
      sendCall(call, 'call.terminate', terminateValue(call, eventTime(call.end.at), parties(call))),
    callStatus: (call, status) =>
      sendCall(
        call,
        `call.status.${status}`,
        callStatusValue(call, status, eventTime(statusAt(call)), parties(call)),
      ),
    message: (from, id, message) =>
      sendAbout('messages', from, {
        kind: `message.${message.type}`,
        subject: id,
        value: messageValue(id, message, eventTime(), parties(from)),
      }),
    messageStatus: (to, id, status) =>
      sendAbout('messages', to, {
        kind: `message.status.${status}`,
        subject: id,
        value: messageStatusValue(id, status, eventTime(), parties(to)),
      }),
    settings: number =>
      sender.send({
        kind: 'account.settings',
        subject: number.config.phoneNumberId,
        wabaId: number.config.wabaId,
        field: 'account_settings_update',
        value: accountSettingsValue(number.config, number.settings, eventTime()),
      }),
    restriction: (number, restriction) =>
      sender.send({
        kind: 'account.restriction',
        subject: number.config.phoneNumberId,
        wabaId: number.config.wabaId,
        field: 'account_update',
        value: restrictionValue(number.config, restriction),
        entryTime: Math.floor(eventTime() / 1000),
      }),
  }
}
