import { describe, expect, it } from 'vitest'
import { compareVersions } from '#shared/domain/version.ts'
import { judgeRelease, type ReleaseFacts, rolloutPlace } from '../../../../src-main/updates/judge-release.ts'
import { aManifest, issued } from '../../../support/updates/release.ts'

const facts: ReleaseFacts = {
  version: '1.1.0',
  platform: 'linux',
  arch: 'x64',
  installId: 'install-1',
  newestIssuedAt: null,
  policy: { channel: 'stable', targetVersion: null, minimumVersion: null },
  now: issued + 60_000,
}

describe('[D9] who may have a release', () => {
  it('is the share that it is rolled out to, evenly, and another one for each version', () => {
    const installs = Array.from({ length: 4_000 }, (_, index) => `install-${index}`)
    const within = (version: string, share: number) =>
      installs.filter(install => rolloutPlace(install, version) < share)
    expect(within('1.2.0', 25).length / installs.length).toBeCloseTo(0.25, 1)
    expect(within('1.2.0', 100)).toEqual(installs)
    expect(within('1.2.0', 0)).toEqual([])
    expect(within('1.2.0', 25)).not.toEqual(within('1.2.1', 25))
  })

  it('is everybody whose version is too old, whatever the roll-out', () => {
    const few = aManifest({ rolloutPercent: 0, minVersion: '1.1.1' })
    expect(judgeRelease(few, facts)).toMatchObject({ kind: 'offered', isRequired: true })
    const policy = { ...facts.policy, minimumVersion: '1.2.0' }
    expect(judgeRelease(aManifest({ rolloutPercent: 0 }), { ...facts, policy })).toMatchObject({
      kind: 'offered',
    })
    expect(judgeRelease(aManifest({ rolloutPercent: 0 }), facts)).toEqual({
      kind: 'notYours',
      why: 'rollout',
    })
  })

  it('is nobody whom IT holds at another version', () => {
    const policy = { ...facts.policy, targetVersion: '1.1.5' }
    expect(judgeRelease(aManifest(), { ...facts, policy })).toEqual({ kind: 'notYours', why: 'pinned' })
    expect(judgeRelease(aManifest({ version: '1.1.5' }), { ...facts, policy })).toMatchObject({
      kind: 'offered',
    })
  })

  it('forgives clocks that are a little apart', () => {
    const issuedAt = new Date(facts.now + 5 * 60_000).toISOString()
    expect(judgeRelease(aManifest({ issuedAt }), facts)).toMatchObject({ kind: 'offered' })
  })
})

describe('versions', () => {
  it('come in their order, betas before what they become, and what is none before all', () => {
    const ordered = ['dev', '0.9.9', '1.0.0-beta.2', '1.0.0-beta.10', '1.0.0', '1.0.1', '1.10.0', '2.0.0']
    expect(ordered.toReversed().sort(compareVersions)).toEqual(ordered)
  })
})
