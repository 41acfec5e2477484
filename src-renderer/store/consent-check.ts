import type { AccountId, EpochMs, RoomId } from '#shared/domain/ids.ts'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import type { Result } from '#shared/protocol/methods.ts'
import type { DesktopStore } from './desktop-store.ts'

/** The platform's word on whether a customer may be asked or called now. [P12] */
export type ConsentCheck = Result<'consent.check'>

export interface CheckedRoom {
  readonly roomId: RoomId
  readonly accountId: AccountId
}

/**
 * When time alone may change the answer: a refusal is lifted, a permission or a window runs out.
 * @param at milliseconds since the epoch, by the platform's clock
 */
export function nextChange(
  check: ConsentCheck | null,
  room: Pick<WireRoom, 'conversation' | 'windowUntil'> | undefined,
  at: EpochMs,
): EpochMs | undefined {
  const moments = [
    check?.expiresAt,
    check?.requests.nextAt,
    ...(check?.refusals.map(refusal => refusal.retryAt) ?? []),
    room?.conversation?.expiresAt,
    room?.windowUntil,
  ]
  const coming = moments
    .filter(moment => moment !== undefined)
    .map(moment => Date.parse(moment))
    .filter(moment => moment > at)
  return coming.length === 0 ? undefined : Math.min(...coming)
}

/** Whether what happened may change the answer: to the room, its account, its consent, the balance, or this agent's calls. */
export function mayChangeCheck(
  { roomId, accountId }: CheckedRoom,
  before: DesktopState,
  after: DesktopState,
): boolean {
  const [was, is] = [before.session, after.session]
  if (is === null) return false
  return (
    before.connection.status !== after.connection.status ||
    was?.sessionId !== is.sessionId ||
    was.rooms[roomId] !== is.rooms[roomId] ||
    was.consents[roomId] !== is.consents[roomId] ||
    was.accounts[accountId] !== is.accounts[accountId] ||
    was.balances[accountId] !== is.balances[accountId] ||
    was.calls !== is.calls ||
    was.ended !== is.ended
  )
}

/** The platform counts a moment as past only once it is; a little later is sure. */
const surelyPastMs = 250
/** The longest wait that a timer of the browser can hold, in milliseconds. */
const longestWaitMs = 2 ** 31 - 1

export interface ConsentWatchParts {
  readonly api: Pick<DeringApi, 'checkConsent'>
  readonly store: Pick<DesktopStore, 'getState' | 'subscribe'>
  /** Milliseconds since the epoch, by this desktop's clock. */
  readonly now: () => number
  readonly onCheck: (check: ConsentCheck) => void
}

/** Asks the platform about a room now, whenever something happens that may change its answer, and when time alone does. Returns its undo. */
export function watchConsent(room: CheckedRoom, { api, store, now, onCheck }: ConsentWatchParts): () => void {
  let isStopped = false
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = async () => {
    if (store.getState().connection.status !== 'online') return
    const question = ++asked
    const outcome = await api.checkConsent({ roomId: room.roomId })
    // An answer that a newer question has overtaken may be older than what is known.
    if (isStopped || question !== asked) return
    // After a refusal the last answer stands; asking or calling themselves say why they fail.
    if (outcome.ok) onCheck(outcome.value)
    wakeFor(outcome.ok ? outcome.value : null)
  }

  const wakeFor = (check: ConsentCheck | null) => {
    clearTimeout(timer)
    const { session, serverAheadMs = 0 } = store.getState()
    const at = now() + serverAheadMs
    const next = nextChange(check, session?.rooms[room.roomId], at)
    if (next === undefined) return
    timer = setTimeout(() => void ask(), Math.min(next - at + surelyPastMs, longestWaitMs))
  }

  const unsubscribe = store.subscribe((after, before) => {
    if (mayChangeCheck(room, before, after)) void ask()
  })
  void ask()
  return () => {
    isStopped = true
    clearTimeout(timer)
    unsubscribe()
  }
}
