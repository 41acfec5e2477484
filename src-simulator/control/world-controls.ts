import type { z } from 'zod'
import type { Switchboard } from '../calls/switchboard.ts'
import type { Chance } from '../chance.ts'
import type { MovableClock } from '../clock.ts'
import type { Customer } from '../customers/customer.ts'
import { faultSchema } from '../graph/faults.ts'
import type { FaultPlan } from '../graph/faults.ts'
import type { RequestRecord } from '../graph/journal.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { Message } from '../messages/message.ts'
import { switchesSchema } from '../switches.ts'
import type { Switches } from '../switches.ts'
import type { WebhookOutlet } from '../webhooks/outlet.ts'
import type { Delivery, WebhookSender, WebhookTarget } from '../webhooks/sender.ts'
import { setOnline } from '../customers/reachability.ts'
import { customerOf } from '../world.ts'
import type { World } from '../world.ts'
import { lookFor } from './conditions.ts'
import type { Found } from './conditions.ts'
import type { Lookups } from './lookups.ts'
import * as schemas from './schemas.ts'
import { verifyWebhook } from './verify-webhook.ts'
import { callView } from './views.ts'
import type { CallView } from './views.ts'
import { waitFor } from './wait.ts'

/** People, Meta's moods, time, and a look at everything. */
export const createWorldControls = (parts: {
  world: World
  clock: MovableClock
  chance: Chance
  sender: WebhookSender
  outlet: WebhookOutlet
  conversation: Conversation
  switchboard: Switchboard
  faults: FaultPlan
  target: WebhookTarget
  find: Lookups
}) => {
  const { world, clock, sender, outlet, faults, find } = parts

  return {
    /** What WhatsApp knows of a customer: name, user name, online, hidden number, what they do when called. */
    setCustomer: (change: z.input<typeof schemas.customerChange>): Customer => {
      const customer = customerOf(world, change.customer)
      const { customer: _, ...facts } = change
      Object.assign(
        customer,
        Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
      )
      if (change.online !== undefined) setOnline(parts, customer, change.online)
      world.changes.announce()
      return customer
    },
    /** Meta's quality restriction of a number, with its webhook. */
    restrict: (restriction: z.input<typeof schemas.restriction>): void => {
      const number = find.number(restriction.to)
      const given = {
        type: restriction.type,
        reason: 'Calling is temporarily disabled for this number because of negative user feedback.',
        ...(restriction.type !== 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN' && {
          expiration: Math.floor(clock.now() / 1000) + (restriction.seconds ?? 7 * 86_400),
        }),
      }
      number.restrictions.push(given)
      outlet.restriction(number, given)
      world.changes.announce()
    },
    /** Changes some switches; the others stay. @returns all of them */
    setSwitches: (change: Partial<Switches>): Switches => {
      world.switches = switchesSchema.parse({ ...world.switches, ...change })
      world.changes.announce()
      return world.switches
    },
    /** What goes wrong with the next Graph requests that match. */
    failNext: (fault: z.input<typeof schemas.fault>): void => faults.add(faultSchema.parse(fault)),
    clearFaults: (): void => faults.clear(),
    /** Moves the simulator's clock ahead, and runs what became due. */
    advance: ({ ms }: z.input<typeof schemas.advance>): { now: number } => {
      clock.advance(ms)
      return { now: clock.now() }
    },
    /** Waits for a condition, real time. @throws ControlRefusal `timed_out` */
    wait: (waiting: z.input<typeof schemas.wait>): Promise<Found> => {
      const { timeoutMs, ...condition } = schemas.wait.parse(waiting)
      return waitFor(world, () => lookFor(world, sender.deliveries(), condition), {
        timeoutMs,
        what: JSON.stringify(condition),
      })
    },
    /** Meta's verification handshake, as when the webhook address is entered in its dashboard. */
    verifyWebhook: ({ verifyToken }: z.input<typeof schemas.handshake>) => verifyWebhook(parts, verifyToken),
    calls: (): CallView[] => [...world.calls.values()].map(callView),
    messages: (): readonly Message[] => world.messages,
    /** Every Graph request with its body and answer, oldest first. */
    requests: (): readonly RequestRecord[] => world.requests,
    /** Every webhook with its attempts, oldest first. */
    deliveries: (): readonly Delivery[] => sender.deliveries(),
    customers: (): Customer[] => [...world.customers.values()],
  }
}
