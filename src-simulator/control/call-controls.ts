import type { z } from 'zod'
import { isLive } from '../calls/call.ts'
import type { Switchboard } from '../calls/switchboard.ts'
import type { PhoneLink } from '../phone-link/phone-link.ts'
import type { World } from '../world.ts'
import type { Lookups } from './lookups.ts'
import { ControlRefusal } from './refusal.ts'
import type * as schemas from './schemas.ts'
import { callView } from './views.ts'
import type { CallView } from './views.ts'
import { waitFor } from './wait.ts'

/** The customer's side of calls. */
export const createCallControls = (parts: {
  world: World
  switchboard: Switchboard
  phones: PhoneLink
  find: Lookups
}) => {
  const { world, switchboard, phones, find } = parts

  const require = (refusal: string | undefined) => {
    if (refusal !== undefined) throw new ControlRefusal('wrong_state', refusal)
  }

  /** Waits for a business's call to ring first, since it takes a moment to reach the phone. */
  const ringing = (callId: string) =>
    waitFor(
      world,
      () => {
        const call = find.call(callId)
        if (!isLive(call)) throw new ControlRefusal('wrong_state', 'The call has ended')
        return call.direction === 'inbound' || call.state === 'ringing' ? call : undefined
      },
      { what: 'the phone to ring' },
    )

  return {
    /** The customer calls the business: from the open phone page if there is one, else with an invented offer. */
    dial: async (dialling: z.input<typeof schemas.dial>): Promise<CallView> => {
      const pair = find.pair(dialling)
      const asked = dialling.sdp === undefined ? phones.placeCall(pair, dialling.ctaPayload) : undefined
      const result = asked
        ? await asked
        : switchboard.dial(find.number(dialling.to), {
            ...pair,
            ...(dialling.sdp !== undefined && { sdp: dialling.sdp }),
            ...(dialling.ctaPayload !== undefined && { ctaPayload: dialling.ctaPayload }),
            ...(dialling.deeplinkPayload !== undefined && { deeplinkPayload: dialling.deeplinkPayload }),
          })
      if (result.ok) return callView(result.call)
      throw new ControlRefusal('refusal' in result ? result.refusal : 'refused')
    },
    /** The customer hangs up, at any stage. */
    hangUp: ({ callId }: z.input<typeof schemas.ofCall>): CallView => {
      require(switchboard.tell(find.call(callId), { type: 'customer_hung_up' }))
      return callView(find.call(callId))
    },
    /** The customer takes a call of the business, once it rings. */
    accept: async ({ callId }: z.input<typeof schemas.ofCall>): Promise<CallView> => {
      require(switchboard.customerAnswers(await ringing(callId), 'accept'))
      return callView(find.call(callId))
    },
    /** The customer refuses a call of the business, once it rings. */
    reject: async ({ callId }: z.input<typeof schemas.ofCall>): Promise<CallView> => {
      require(switchboard.customerAnswers(await ringing(callId), 'reject'))
      return callView(find.call(callId))
    },
    /** Nobody answers: what would happen at the end of the ring time happens now. */
    ignore: ({ callId }: z.input<typeof schemas.ofCall>): CallView => {
      const call = find.call(callId)
      const event = { type: 'nobody_answered' } as const
      require(
        call.direction === 'inbound'
          ? switchboard.tellInbound(call, event)
          : switchboard.tellOutbound(call, event),
      )
      return callView(find.call(callId))
    },
  }
}
