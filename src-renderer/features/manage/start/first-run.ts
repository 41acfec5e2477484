import type { AccountId } from '#shared/domain/ids.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import type { Result } from '#shared/protocol/methods.ts'
import type { Session } from '#shared/session/session.ts'

/** What leads from an empty platform to a call that rings, in this order. */
const stepIds = ['connect', 'test', 'answer', 'call'] as const
type StepId = (typeof stepIds)[number]

/** `next` is the first that is not done. */
export type StepState = 'done' | 'next' | 'later'

interface FirstRunFacts {
  readonly account: Pick<WireAccount, 'id'> | undefined
  /** The newest test of its connection, where there was one. */
  readonly tested: Result<'accounts.test'>['steps'] | undefined
  /** Of all accounts; nothing while they are not known. */
  readonly ringGroups: readonly Pick<WireRingGroup, 'accountId' | 'members'>[] | undefined
  /** Whether a customer's call to the account was ever answered. */
  readonly hasAnsweredCall: boolean
}

/** How far the first run is. A call that was answered shows better than any test that the number is connected. */
export function firstRunSteps(facts: FirstRunFacts): Readonly<Record<StepId, StepState>> {
  const { account, tested, ringGroups, hasAnsweredCall } = facts
  const isDone: Readonly<Record<StepId, boolean>> = {
    connect: account !== undefined,
    test: account !== undefined && (hasAnsweredCall || (tested !== undefined && hasPassed(tested))),
    answer:
      ringGroups?.some(({ accountId, members }) => accountId === account?.id && members.length > 0) ?? false,
    call: account !== undefined && hasAnsweredCall,
  }
  const next = stepIds.find(id => !isDone[id])
  const stateOf = (id: StepId): StepState => (isDone[id] ? 'done' : id === next ? 'next' : 'later')
  return {
    connect: stateOf('connect'),
    test: stateOf('test'),
    answer: stateOf('answer'),
    call: stateOf('call'),
  }
}

/** On a new number nothing has come in yet, so that what is merely not known is no failure; the number must be known. */
const hasPassed = (steps: Result<'accounts.test'>['steps']): boolean =>
  steps.some(({ step, outcome }) => step === 'number' && outcome === 'ok') &&
  steps.every(({ outcome }) => outcome !== 'failed')

/** Whether a customer's call to the account is being held here, or was while the session knew it. */
export const hasTakenCall = ({ calls, ended }: Session, accountId: AccountId | undefined): boolean =>
  [...Object.values(calls), ...ended].some(
    call => call.accountId === accountId && call.direction === 'inbound' && call.answeredAt !== undefined,
  )

/** Whether the platform is still empty for this person: no number, or nobody who ever wrote or called. */
export const isAtTheBeginning = ({ accounts, rooms }: Session): boolean =>
  Object.keys(accounts).length === 0 || Object.keys(rooms).length === 0
