import { describe, expect, it } from 'vitest'
import { firstRunSteps } from '../../../../../src-renderer/features/manage/start/first-run.ts'
import { accountId, agentId } from '../../../../support/builders/records.ts'

const account = { id: accountId('acc1') }
const nothing = { account: undefined, tested: undefined, ringGroups: [], hasAnsweredCall: false }
const works = [
  { step: 'token', outcome: 'ok', reason: 'token_taken' },
  { step: 'number', outcome: 'ok', reason: 'number_known' },
  { step: 'webhook', outcome: 'unknown', reason: 'webhook_never_seen' },
] as const
const tested = [...works]
const group = (of: string, ...members: string[]) => ({
  accountId: accountId(of),
  members: members.map(agentId),
})

describe('the steps of the first run', () => {
  it('begin with the number', () => {
    expect(firstRunSteps(nothing)).toEqual({ connect: 'next', test: 'later', answer: 'later', call: 'later' })
  })

  it('go on one by one as each is done', () => {
    const withNumber = { ...nothing, account }
    expect(firstRunSteps(withNumber)).toMatchObject({ connect: 'done', test: 'next' })
    const isTested = { ...withNumber, tested }
    expect(firstRunSteps(isTested)).toMatchObject({ test: 'done', answer: 'next' })
    const hasGroup = { ...isTested, ringGroups: [group('acc1', 'boss')] }
    expect(firstRunSteps(hasGroup)).toMatchObject({ answer: 'done', call: 'next' })
    expect(Object.values(firstRunSteps({ ...hasGroup, hasAnsweredCall: true }))).toEqual(
      Array.from({ length: 4 }, () => 'done'),
    )
  })

  it('may be done out of order; the first that is missing is next', () => {
    expect(firstRunSteps({ ...nothing, account, ringGroups: [group('acc1', 'boss')] })).toEqual({
      connect: 'done',
      test: 'next',
      answer: 'done',
      call: 'later',
    })
  })

  it.each([
    [
      'a step failed',
      [...works, { step: 'subscription', outcome: 'failed', reason: 'calls_not_subscribed' }],
    ],
    [
      'the number could not be asked about',
      [{ step: 'number', outcome: 'unknown', reason: 'provider_silent' }],
    ],
    ['nothing was answered', []],
  ] as const)('[I10] a test in which %s leaves the connection untested', (_what, steps) => {
    expect(firstRunSteps({ ...nothing, account, tested: [...steps] })).toMatchObject({ test: 'next' })
  })

  it('need no test where a call was answered', () => {
    expect(firstRunSteps({ ...nothing, account, hasAnsweredCall: true })).toMatchObject({ test: 'done' })
  })

  it.each([
    ['another number', [group('acc2', 'boss')]],
    ['nobody', [group('acc1')]],
    ['nothing known yet', undefined],
  ])('[R1] a group of %s answers nothing', (_what, ringGroups) => {
    expect(firstRunSteps({ ...nothing, account, tested, ringGroups })).toMatchObject({ answer: 'next' })
  })
})
