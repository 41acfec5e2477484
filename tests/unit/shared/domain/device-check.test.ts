import { describe, expect, it } from 'vitest'
import {
  type CheckEar,
  freshCheck,
  freshCheckEar,
  hasPassed,
  hearCheck,
  type LoopBack,
  loopBackVerdict,
  microphoneVerdict,
  nextCheck,
} from '#shared/domain/device-check.ts'

const settle = (results: readonly ('passed' | 'not_heard')[], from = freshCheck) =>
  results.reduce((check, result) => nextCheck(check, { type: 'result', result }), from)
const heard = (times: number, localRms: number, remoteRms = 0, from: CheckEar = freshCheckEar) =>
  Array.from({ length: times }).reduce<CheckEar>(ear => hearCheck(ear, { localRms, remoteRms }), from)

describe('[D3] the device check', () => {
  it('goes through every step to its summary', () => {
    expect(settle(['passed', 'passed']).at).toBe('ring')
    const all = settle(['passed', 'passed', 'passed', 'passed', 'passed'])
    expect(all.at).toBe('summary')
    expect(hasPassed(all)).toBe(true)
  })

  it('goes back to the summary when one step was tried again, and has passed when all have', () => {
    const failed = settle(['passed', 'not_heard', 'passed', 'passed', 'passed'])
    expect(hasPassed(failed)).toBe(false)
    const again = nextCheck(failed, { type: 'again', step: 'speaker' })
    expect(again.at).toBe('speaker')
    const mended = settle(['passed'], again)
    expect(mended.at).toBe('summary')
    expect(hasPassed(mended)).toBe(true)
  })

  it('hears a voice, and no knock', () => {
    expect(microphoneVerdict(heard(2, 0.2))).toBe('waiting')
    expect(microphoneVerdict(heard(3, 0.2))).toBe('passed')
    expect(microphoneVerdict(heard(39, 0.002))).toBe('waiting')
    expect(microphoneVerdict(heard(40, 0.002))).toBe('not_spoken')
    expect(microphoneVerdict(heard(3, 0.2, 0, heard(60, 0.002)))).toBe('passed')
  })

  it('passes a call with oneself only when the voice comes back', () => {
    const call: LoopBack = { way: 'platform', link: 'connected' }
    expect(loopBackVerdict(heard(5, 0.2, 0.1), call)).toBe('passed')
    expect(loopBackVerdict(heard(39, 0.2), call)).toBe('waiting')
    expect(loopBackVerdict(heard(40, 0.2), call)).toBe('not_returned')
    expect(loopBackVerdict(heard(40, 0, 0.2), call)).toBe('not_spoken')
  })

  it.each<[LoopBack['way'], string]>([
    ['platform', 'no_network_path'],
    ['here', 'no_connection'],
  ])('[D3] names what is in the way of a call with oneself that goes %s: %s', (way, problem) => {
    expect(loopBackVerdict(heard(1, 0.2), { way, link: 'failed' })).toBe(problem)
    expect(loopBackVerdict(heard(39, 0.2), { way, link: 'connecting' })).toBe('waiting')
    expect(loopBackVerdict(heard(40, 0.2), { way, link: 'connecting' })).toBe(problem)
  })
})
