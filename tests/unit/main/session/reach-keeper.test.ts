import { expect, it } from 'vitest'
import type { Reachability } from '#shared/domain/reachability.ts'
import type { PresenceFacts } from '../../../../src-main/session/presence-wishes.ts'
import { ReachKeeper } from '../../../../src-main/session/reach-keeper.ts'

it('[D3] holds the agent away while a call could not be spoken here, and tells each change once', () => {
  const observed: Partial<PresenceFacts>[] = []
  const told: Reachability[] = []
  const keeper = new ReachKeeper({
    presence: { observe: facts => void observed.push(facts) },
    onChange: reach => void told.push(reach),
  })
  keeper.observe({ isLive: true })
  keeper.observe({ microphone: 'ready', output: 'ready' })
  keeper.observe({ microphone: 'missing' })
  keeper.observe({ microphone: 'missing' })
  keeper.observe({ microphone: 'ready' })
  expect(told.map(reach => reach.failing)).toEqual([['microphone_missing'], []])
  expect(observed).toEqual([{ isUnreachable: true }, { isUnreachable: false }])
})
