import type { Call } from '../calls/call.ts'
import type { Message } from '../messages/message.ts'
import { customerOf } from '../world.ts'
import type { BusinessNumber, World } from '../world.ts'
import { ControlRefusal } from './refusal.ts'

/** Finds what a control's argument names, or refuses. */
export type Lookups = {
  /** The first number by default. */
  number(phoneNumberId?: string): BusinessNumber
  pair(about: { customer: string; to?: string | undefined }): { phoneNumberId: string; customer: string }
  call(callId: string): Call
  message(id: string): Message
}

export const createLookups = (world: World): Lookups => {
  const number: Lookups['number'] = phoneNumberId => {
    const found =
      phoneNumberId === undefined ? [...world.numbers.values()][0] : world.numbers.get(phoneNumberId)
    if (!found) throw new ControlRefusal('unknown_number', `There is no business number ${phoneNumberId}`)
    return found
  }
  return {
    number,
    pair: about => ({
      phoneNumberId: number(about.to).config.phoneNumberId,
      customer: customerOf(world, about.customer).waId,
    }),
    call: callId => {
      const call = world.calls.get(callId)
      if (!call) throw new ControlRefusal('unknown_call', `There is no call ${callId}`)
      return call
    },
    message: id => {
      const message = world.messages.find(candidate => candidate.id === id)
      if (!message) throw new ControlRefusal('unknown_message', `There is no message ${id}`)
      return message
    },
  }
}
