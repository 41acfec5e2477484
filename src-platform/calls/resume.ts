import { assertNever } from '#shared/domain/assert-never.ts'
import type { CallId } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Call } from '#shared/domain/call.ts'
import type { Logger } from '../logger.ts'
import { ringMsOf } from '../policy-of.ts'
import type { Effect } from '../store/records.ts'
import type { Work } from '../work.ts'
import type { CallDesk } from './desk.ts'
import type { OverflowTurns } from './overflow.ts'
import { deadlineOf, inputAt, type CallTimers } from './timers.ts'

const system = { kind: 'system' } as const

/**
 * What a crash left on its way to the provider. `accept` and `connect` may have arrived: they are never sent a second
 * time, webhooks settle them. `reject` and `terminate` may be repeated, and must be: the provider bills until it is told.
 */
export async function sortInterrupted(work: Work, log: Logger): Promise<void> {
  const { effects, calls } = work.tx
  for (const effect of await effects.inStates(['in_flight', 'unknown'])) {
    const { command, callId, state } = effect
    const repeatable = command.type === 'reject' || command.type === 'terminate'
    if (repeatable) {
      const call = await calls.byId(callId)
      const settled = call?.state === 'ended' && call.settled
      await effects.setState(effect.id, settled ? 'dropped' : 'pending', { at: work.now })
    } else if (state === 'in_flight') {
      log.warn({ callId, command: command.type }, 'it is not known whether a command reached the provider')
      await effects.setState(effect.id, 'unknown', { at: work.now })
    }
  }
}

/** Gives up commands that waited for the start of the platform until they made no sense any more. */
export async function dropOverdue(work: Work, parts: { desk: CallDesk; policy: Policy }): Promise<void> {
  for (const effect of await work.tx.effects.inStates(['pending'])) {
    const call = await work.tx.calls.byId(effect.callId)
    if (!call || !(await isOverdue(work, { effect, call }, parts.policy))) continue
    await work.tx.effects.setState(effect.id, 'dropped', { at: work.now })
    await parts.desk.apply(work, call, endOfOverdue(effect, work.now), system)
  }
}

/** The calls for which something is still to be asked of the provider. */
export async function callsWithCommands(work: Work): Promise<readonly CallId[]> {
  const pending = await work.tx.effects.inStates(['pending'])
  return [...new Set(pending.map(effect => effect.callId))]
}

/** An answer after the ring time reaches nobody; a dial that late would surprise the customer. */
async function isOverdue(
  work: Work,
  { effect, call }: { effect: Effect; call: Call },
  policy: Policy,
): Promise<boolean> {
  const age = work.now - call.offeredAt
  switch (effect.command.type) {
    case 'accept': {
      const account = await work.tx.accounts.byId(call.accountId)
      return call.state === 'accepting' && account !== undefined && age >= ringMsOf(account, policy)
    }
    case 'connect':
      return call.state === 'dialing' && age >= policy.dialSettleMs
    case 'reject':
    case 'terminate':
      return false
    default:
      return assertNever(effect.command)
  }
}

function endOfOverdue({ command }: Effect, at: number) {
  const error = { code: 0, message: 'The platform was down until it was too late to ask.' }
  return command.type === 'accept'
    ? ({ type: 'acceptRefused', error, at } as const)
    : ({ type: 'dialRefused', error, at } as const)
}

/** Arms the timers of live calls; those whose time passed while the platform was down end now. */
export async function rearmTimers(
  work: Work,
  parts: { desk: CallDesk; timers: CallTimers; overflow: OverflowTurns; policy: Policy },
): Promise<void> {
  for (const call of await work.tx.calls.live()) {
    const deadline = deadlineOf(call, parts.policy)
    if (!deadline || deadline.at > work.now) {
      work.afterCommit(() => parts.timers.watch(call))
      continue
    }
    // The next member has the whole time, however late the turn comes. [R8]
    const at = deadline.type === 'overflowDue' ? work.now : deadline.at
    const input = await inputAt(work, call, { type: deadline.type, at, overflow: parts.overflow })
    await parts.desk.apply(work, call, input, system)
  }
}
