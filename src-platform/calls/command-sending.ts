import { assertNever } from '#shared/domain/assert-never.ts'
import type { ProviderCommand } from '#shared/domain/call-input.ts'
import type { Call } from '#shared/domain/call.ts'
import type { ProviderCallId } from '#shared/domain/ids.ts'
import type { Customer } from '#shared/domain/room.ts'
import type { GraphOutcome, GraphPort, Recipient } from '../meta/graph-port.ts'

/** The provider's yes; a placed call has a name. */
export interface Sent {
  readonly providerCallId?: ProviderCallId
}

/** A customer without a number is reached by the id that Meta gave. */
export const recipientOf = (customer: Customer): Recipient => ({
  customerId: customer.id,
  byUserId: customer.phone === undefined,
})

/** Whether the command still makes sense for the call as it now stands. */
export function isSensible(command: ProviderCommand, call: Call): boolean {
  switch (command.type) {
    case 'accept':
      return call.state === 'accepting'
    case 'connect':
      return call.state === 'dialing' && call.providerCallId === undefined
    case 'reject':
    case 'terminate':
      return call.providerCallId !== undefined
    default:
      return assertNever(command)
  }
}

/** Asks the provider; `accept` is two steps with the same SDP (Meta: user-initiated calls, pre-accept). */
export async function sendCommand(
  graph: GraphPort,
  order: { command: ProviderCommand; call: Call; phoneNumberId: string },
): Promise<GraphOutcome<Sent>> {
  const { command, call, phoneNumberId } = order
  if (command.type === 'connect') {
    return graph.connect(phoneNumberId, recipientOf(call.customer), command.sdp, call.id)
  }
  const { providerCallId } = call
  // `isSensible` has let through only what has a name.
  if (providerCallId === undefined) return { kind: 'unknown', why: 'The call has no id at the provider.' }
  switch (command.type) {
    case 'accept': {
      const prepared = await graph.preAccept(phoneNumberId, providerCallId, command.sdp)
      // Lost or done, `accept` may follow: it is what decides, and needs no preparation.
      if (prepared.kind === 'refused') return prepared
      return named(await graph.accept(phoneNumberId, providerCallId, command.sdp, call.id))
    }
    case 'reject':
      return named(await graph.reject(phoneNumberId, providerCallId))
    case 'terminate':
      return named(await graph.terminate(phoneNumberId, providerCallId))
    default:
      return assertNever(command)
  }
}

const named = (outcome: GraphOutcome<void>): GraphOutcome<Sent> =>
  outcome.kind === 'done' ? { kind: 'done', value: {} } : outcome
