import { expect, it } from 'vitest'
import { wrapUpAfter } from '#shared/domain/wrap-up.ts'
import { accepting, after, at, connected, finished, inputs, missed, offered } from './call-cases.ts'

const begin = { seconds: 60, now: at }

it('[R6] begins with the end of a call that was spoken, for whoever spoke', () => {
  expect(wrapUpAfter(connected, finished, begin)).toEqual({
    agentId: inputs.answer.holder.agentId,
    callId: finished.id,
    until: at + 60_000,
    extensions: 0,
  })
})

it.each([
  ['a call that nobody answered', offered, missed],
  ['a call given up before the provider had taken the answer', accepting, after(accepting, inputs.hangUp)],
  ['what is told of an end a second time', finished, finished],
])('does not begin with %s', (_what, before, then) => {
  expect(wrapUpAfter(before, then, begin)).toBeUndefined()
})

it('does not begin where the account has none', () => {
  expect(wrapUpAfter(connected, finished, { ...begin, seconds: 0 })).toBeUndefined()
})
