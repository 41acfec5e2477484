import { describe, expect, it } from 'vitest'
import { noTiers, resolvePolicy } from '#shared/policy/resolve-policy.ts'
import {
  defaultUpdatePolicy,
  isInWindow,
  parseUpdateWindow,
  updatePolicyOf,
} from '../../../../src-main/updates/update-policy.ts'

describe('[D9] what IT decides about updates', () => {
  it('is what is built in, where IT says nothing', () => {
    expect(updatePolicyOf(resolvePolicy(noTiers, {}))).toEqual(defaultUpdatePolicy)
  })

  it('is what IT says', () => {
    const enforcedMachine = {
      AutoUpdateMode: 'notify',
      UpdateChannel: 'beta',
      UpdateUrl: 'https://updates.example.com/dering/',
      TargetVersion: '1.4.2',
      UpdateWindow: '2200-0430',
      MinimumVersion: '1.3.0',
    } as const
    expect(updatePolicyOf(resolvePolicy({ ...noTiers, enforcedMachine }, {}))).toEqual({
      mode: 'notify',
      channel: 'beta',
      url: 'https://updates.example.com/dering',
      targetVersion: '1.4.2',
      window: { from: 22 * 60, to: 4 * 60 + 30 },
      minimumVersion: '1.3.0',
    })
  })

  it.each([
    ['2200-0430', [22 * 60, 0, 4 * 60 + 29], [21 * 60 + 59, 4 * 60 + 30, 12 * 60]],
    ['0900-1700', [9 * 60, 16 * 60 + 59], [0, 8 * 60 + 59, 17 * 60]],
  ] as const)('has hours: %s', (text, inside, outside) => {
    const window = parseUpdateWindow(text)
    expect(inside.map(minute => isInWindow(window, minute))).not.toContain(false)
    expect(outside.map(minute => isInWindow(window, minute))).not.toContain(true)
  })

  it.each(['', '900-1700', '2400-0100', '1260-1300', '0900-0900', '0900–1700'])('has none in "%s"', text => {
    expect(parseUpdateWindow(text)).toBeNull()
  })
})
