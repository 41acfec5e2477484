import type { CallInput } from '#shared/domain/call-input.ts'
import type { Call } from '#shared/domain/call.ts'
import type { CallId } from '#shared/domain/ids.ts'
import type { Busy } from '../busy.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { GraphOutcome, GraphPort } from '../meta/graph-port.ts'
import type { Observer } from '../observer.ts'
import type { Effect } from '../store/records.ts'
import type { Decisions } from '../work.ts'
import { isSensible, sendCommand, type Sent } from './command-sending.ts'
import type { CallDesk } from './desk.ts'

/** Carries out what was decided to ask of the provider: strictly in order for one call, at the same time for several. */
export interface CommandLine {
  /** Something is pending for the call. */
  kick(callId: CallId): void
  /** Resolves when nothing is under way for the call. */
  drained(callId: CallId): Promise<void>
  /** Until then kicks wait: what a crash left is sorted first. */
  open(waiting: readonly CallId[]): void
  /** Resolves when no call has anything under way. */
  idle(): Promise<void>
  /** Nothing that failed is tried again: the next start takes it up. */
  stop(): void
}

/** After the first, second … failure (the database was away) a step is tried again; the last pause is repeated. */
const retryDelaysMs = [1_000, 5_000, 30_000] as const

export function createCommandLine(parts: {
  readonly decisions: Decisions
  readonly desk: CallDesk
  readonly graph: GraphPort
  /** Pauses are in real time: the provider bills by it. */
  readonly realClock: Clock
  readonly busy: Busy
  readonly log: Logger
  readonly observe: Observer
}): CommandLine {
  const { decisions, desk, graph, realClock, busy, log, observe } = parts
  const lines = new Map<CallId, Promise<void>>()
  const pauses = new Set<() => void>()
  let isOpen = false
  let stopped = false

  function kick(callId: CallId): void {
    if (!isOpen) return
    const line = (lines.get(callId) ?? Promise.resolve())
      .then(() => drain(callId))
      .catch(error =>
        log.error({ err: error, callId }, 'a command to the provider was left to the next start'),
      )
      .finally(() => {
        if (lines.get(callId) === line) lines.delete(callId)
      })
    lines.set(callId, line)
    void busy.track(line)
  }

  async function drain(callId: CallId): Promise<void> {
    for (;;) {
      const next = await insist(callId, () => take(callId))
      if (!next) return
      if (next === 'dropped') continue
      const outcome = await carryOut(next)
      await insist(callId, () => record(next, outcome))
      const { type } = next.effect.command
      observe({ type: 'provider_command', command: type, outcome: outcome.kind })
      if (outcome.kind !== 'done')
        log.warn({ callId, command: type, outcome }, 'the provider did not say yes')
    }
  }

  /** Tries until it succeeds: what is given up here would wait for the next start, and a call at Meta goes on being billed. */
  async function insist<T>(callId: CallId, step: () => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures += 1) {
      try {
        return await step()
      } catch (error) {
        if (stopped) throw error
        log.error({ err: error, callId }, 'a command to the provider will be tried or recorded again')
        await pause(retryDelaysMs[failures] ?? retryDelaysMs[2])
      }
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const cancel = realClock.wakeAt(realClock.now() + ms, end)
      function end(): void {
        cancel()
        pauses.delete(end)
        resolve()
      }
      pauses.add(end)
    })
  }

  /** Marks the next command as on its way before it leaves: after a crash it is never sent a second time. */
  function take(callId: CallId): Promise<Ready | 'dropped' | undefined> {
    return decisions.run(async work => {
      const effect = await work.tx.effects.nextPending(callId)
      const call = effect && (await work.tx.calls.byId(callId))
      const account = call && (await work.tx.accounts.byId(call.accountId))
      if (!effect || !call || !account) return undefined
      const sensible = isSensible(effect.command, call)
      await work.tx.effects.setState(effect.id, sensible ? 'in_flight' : 'dropped', { at: work.now })
      return sensible ? { effect, call, phoneNumberId: account.phoneNumberId } : 'dropped'
    })
  }

  async function carryOut({ effect, call, phoneNumberId }: Ready): Promise<GraphOutcome<Sent>> {
    try {
      return await sendCommand(graph, { command: effect.command, call, phoneNumberId })
    } catch (error) {
      // Whether it arrived is not known, exactly as after a timeout.
      log.error({ err: error, callId: call.id }, 'a command to the provider failed')
      return { kind: 'unknown', why: 'The request failed.' }
    }
  }

  function record({ effect }: Ready, outcome: GraphOutcome<Sent>): Promise<void> {
    return decisions.run(async work => {
      const error = outcome.kind === 'refused' ? outcome.error : undefined
      await work.tx.effects.setState(effect.id, outcome.kind, { at: work.now, error })
      const call = await work.tx.calls.byId(effect.callId)
      const input = inputOf(effect, outcome, work.now)
      if (call && input) await desk.apply(work, call, input, { kind: 'provider' })
    })
  }

  return {
    kick,
    async drained(callId) {
      for (let line = lines.get(callId); line; line = lines.get(callId)) await line
    },
    open(waiting) {
      isOpen = true
      for (const callId of waiting) kick(callId)
    },
    async idle() {
      while (lines.size > 0) await Promise.all(lines.values())
    },
    stop() {
      stopped = true
      for (const end of pauses) end()
    },
  }
}

interface Ready {
  readonly effect: Effect
  readonly call: Call
  readonly phoneNumberId: string
}

/** What the provider's answer means for the call; an answer that was lost means nothing: webhooks settle it. */
function inputOf(effect: Effect, outcome: GraphOutcome<Sent>, at: number): CallInput | undefined {
  const { type } = effect.command
  if (outcome.kind === 'unknown' || type === 'reject' || type === 'terminate') return undefined
  if (type === 'accept') {
    return outcome.kind === 'done'
      ? { type: 'acceptConfirmed', at }
      : { type: 'acceptRefused', error: outcome.error, at }
  }
  if (outcome.kind === 'refused') return { type: 'dialRefused', error: outcome.error, at }
  const { providerCallId } = outcome.value
  return providerCallId === undefined ? undefined : { type: 'dialPlaced', providerCallId, at }
}
