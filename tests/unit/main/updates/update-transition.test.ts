import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../../src-main/updates/manifest.ts'
import { quietTimes } from '../../../../src-main/updates/settle-release.ts'
import {
  initialModel,
  type UpdateEffect,
  type UpdateInput,
  type UpdateModel,
  viewOf,
  type Work,
} from '../../../../src-main/updates/update-model.ts'
import { defaultUpdatePolicy, type UpdatePolicy } from '../../../../src-main/updates/update-policy.ts'
import { checkTimes, transitionUpdate } from '../../../../src-main/updates/update-transition.ts'
import { aManifest, issued } from '../../../support/updates/release.ts'

const minute = 60_000
const noon = 12 * 60

/** Plays inputs one after another; time stands still until `at` is moved. */
class Play {
  model: UpdateModel
  effects: UpdateEffect[] = []
  now = issued + minute

  constructor(facts: Partial<Pick<UpdateModel, 'kind' | 'hasKeys'>> = {}) {
    this.model = initialModel({ version: '1.1.0', kind: 'appimage', hasKeys: true, ...facts }, this.now)
  }

  take(...inputs: readonly UpdateInput[]): this {
    for (const input of inputs) {
      const { model, effects } = transitionUpdate(this.model, input, { now: this.now, chance: 0.5 })
      this.model = model
      this.effects.push(...effects)
    }
    return this
  }

  /** What was wanted since the last look. */
  wanted(): readonly string[] {
    return this.effects.splice(0).map(effect => effect.do)
  }

  start(policy: Partial<UpdatePolicy> = {}, leftOver: Manifest | null = null): this {
    return this.take({
      type: 'started',
      leftOver,
      failedInstall: null,
      policy: { ...defaultUpdatePolicy, ...policy },
    })
  }

  offer(change: Partial<Manifest> = {}, isRequired = false): this {
    const verdict = { kind: 'offered', manifest: aManifest(change), isRequired } as const
    return this.take({ type: 'checkAsked' }, { type: 'judged', verdict })
  }

  ready(change: Partial<Manifest> = {}): this {
    return this.offer(change).take({ type: 'downloaded' })
  }

  work(work: Work): this {
    return this.take({ type: 'workChanged', work })
  }

  /** Time passes without a touch. */
  pass(ms: number, minuteOfDay = noon): this {
    this.now += ms
    return this.take({ type: 'ticked', untouchedMs: ms, minuteOfDay })
  }
}

describe('[D9] when updates are looked for', () => {
  it('is a while after the start, and then each half hour to hour', () => {
    const play = new Play().start()
    play.pass(checkTimes.settleMs)
    expect(play.wanted()).toEqual([])
    play.pass(checkTimes.settleSpreadMs / 2)
    expect(play.wanted()).toEqual(['check'])
    play.take({ type: 'judged', verdict: { kind: 'current' } })
    play.pass(checkTimes.everyMs)
    expect(play.wanted()).toEqual([])
    play.pass(checkTimes.spreadMs / 2)
    expect(play.wanted()).toEqual(['check'])
  })

  it('is soon after the machine woke, and not while a call is on', () => {
    const play = new Play().start().offer()
    play.take({ type: 'judged', verdict: { kind: 'current' } }, { type: 'woke' })
    play.work('onCall').wanted()
    play.pass(5 * minute)
    expect(play.wanted()).toEqual([])
    play.work('free').pass(0)
    expect(play.wanted()).toEqual(['check'])
  })

  it.each([
    ['off by policy', { mode: 'off' }, {}, 'policy'],
    ['run without an installation', {}, { kind: 'unpackaged' }, 'unpackaged'],
    ['built without keys', {}, { hasKeys: false }, 'noKeys'],
  ] as const)('is never where it is %s', (_name, policy, facts, why) => {
    const play = new Play(facts).start(policy)
    play.take({ type: 'checkAsked' }).pass(100 * minute)
    expect(play.wanted()).toEqual([])
    expect(play.model.phase).toEqual({ status: 'off', why })
  })

  it('is anew once IT changes its mind, and what was found before is forgotten', () => {
    const play = new Play().start().ready()
    play.take({ type: 'policyChanged', policy: { ...defaultUpdatePolicy, channel: 'beta' } })
    expect(play.model.release).toBeNull()
    play.wanted()
    expect(play.pass(0).wanted()).toEqual(['check'])
  })
})

describe('[D9] what is downloaded', () => {
  it('comes by itself, breaks off for a call and begins again after it', () => {
    const play = new Play().start().offer()
    expect(play.wanted()).toEqual(['check', 'download'])
    play.take({ type: 'progressed', share: 0.4 }).work('ringing')
    expect(play.wanted()).toEqual(['stopDownload'])
    play.work('onCall')
    expect(play.wanted()).toEqual([])
    expect(play.model.phase).toEqual({ status: 'available', version: '1.2.0', next: 'free' })
    play.work('wrapUp')
    expect(play.wanted()).toEqual(['download'])
  })

  it('waits for a click where IT wants it so, and then installs as soon as it may', () => {
    const play = new Play().start({ mode: 'notify' }).offer()
    expect(play.wanted()).toEqual(['check'])
    expect(play.model.phase).toMatchObject({ status: 'available', next: 'click' })
    play.take({ type: 'installAsked' })
    expect(play.wanted()).toEqual(['download'])
    play.work('wrapUp').take({ type: 'downloaded' })
    expect(play.wanted()).toEqual([])
    expect(play.work('free').wanted()).toEqual(['install'])
  })

  it.each(['msi', 'pkg', 'deb', 'rpm', 'managed'] as const)(
    'is nothing where the app came as %s: the person is told, and IT installs',
    kind => {
      const play = new Play({ kind }).start().offer()
      play.take({ type: 'installAsked' }).pass(100 * minute)
      expect(play.wanted().filter(effect => effect !== 'check')).toEqual([])
      expect(play.model.phase).toEqual({ status: 'available', version: '1.2.0', next: 'it' })
    },
  )

  it('is let go when the release is taken back, and replaced by a newer one', () => {
    const play = new Play().start().ready()
    play.wanted()
    play.offer({ version: '1.2.1', sha512: 'b'.repeat(128) })
    expect(play.wanted()).toEqual(['check', 'download'])
    play.take({ type: 'checkAsked' }, { type: 'judged', verdict: { kind: 'notYours', why: 'rollout' } })
    expect(play.wanted()).toEqual(['check', 'stopDownload'])
    expect(play.model.phase).toMatchObject({ status: 'idle' })
  })

  it('stays ready through a check that fails or brings what nobody signed', () => {
    const play = new Play().start().ready()
    play.take({ type: 'checkAsked' }, { type: 'checkFailed', why: 'unreachable' })
    play.take({ type: 'checkAsked' }, { type: 'judged', verdict: { kind: 'refused', why: 'unsigned' } })
    expect(play.model.phase).toEqual({ status: 'ready', version: '1.2.0' })
  })
})

describe('[D9] when it is installed', () => {
  it.each(['ringing', 'onCall', 'wrapUp'] as const)(
    'is never while the agent is %s, whoever wants it',
    work => {
      const play = new Play().start().ready({ urgent: true })
      play.work(work).take({ type: 'installAsked' }, { type: 'refusedByPlatform' })
      play.pass(600 * minute)
      expect(play.wanted()).not.toContain('install')
      expect(play.model.phase).toMatchObject({ status: 'waiting', isAsked: true })
      expect(play.work('free').wanted()).toContain('install')
    },
  )

  it('is at once when the person clicks and is free', () => {
    const play = new Play().start({ window: { from: 0, to: 60 } }).ready()
    expect(play.take({ type: 'installAsked' }).wanted()).toContain('install')
    expect(play.model.phase).toEqual({ status: 'installing', version: '1.2.0' })
  })

  it('gives way to a call that comes before the app has ended', () => {
    const play = new Play().start().ready().take({ type: 'installAsked' }).work('ringing')
    expect(play.model.phase).toMatchObject({ status: 'waiting', until: 'callOver', isAsked: true })
  })

  it('is by itself once nobody has worked or touched anything for a while', () => {
    const play = new Play().start().ready()
    play.work('onCall').pass(60 * minute)
    // Nobody touched the keyboard during the call; that was no pause.
    play.work('free').take({ type: 'ticked', untouchedMs: 60 * minute, minuteOfDay: noon })
    expect(play.wanted()).not.toContain('install')
    expect(play.model.phase).toEqual({ status: 'ready', version: '1.2.0' })
    expect(play.pass(quietTimes.ordinaryMs).wanted()).toContain('install')
  })

  it('is within IT’s hours, also over midnight', () => {
    const play = new Play().start({ window: { from: 22 * 60, to: 4 * 60 } }).ready()
    play.pass(20 * minute, noon)
    expect(play.model.phase).toEqual({ status: 'waiting', version: '1.2.0', until: 'window', isAsked: false })
    play.wanted()
    expect(play.pass(20 * minute, 3 * 60).wanted()).toEqual(['install'])
  })

  it('is soon where it is urgent, outside of IT’s hours too', () => {
    const play = new Play().start({ window: { from: 0, to: 60 } }).ready({ urgent: true })
    play.wanted()
    expect(play.pass(quietTimes.urgentMs).wanted()).toEqual(['install'])
  })

  it('is at the next start, before work begins', () => {
    const play = new Play().start({ window: { from: 0, to: 60 } }, aManifest())
    expect(play.wanted()).toEqual(['download'])
    expect(play.take({ type: 'downloaded' }).wanted()).toEqual(['install'])
  })

  it('is not tried again by itself where it failed', () => {
    const play = new Play().take({
      type: 'started',
      leftOver: null,
      failedInstall: aManifest().sha512,
      policy: defaultUpdatePolicy,
    })
    expect(play.model.phase).toEqual({ status: 'failed', step: 'install', why: 'installer' })
    play.offer().pass(60 * minute)
    expect(play.wanted()).not.toContain('download')
    expect(play.model.phase).toMatchObject({ status: 'available', next: 'click' })
  })

  it('is not what became too old while it waited', () => {
    const play = new Play().start().ready().work('onCall')
    play.pass(31 * 24 * 60 * minute)
    play.wanted()
    play.work('free').take({ type: 'installAsked' })
    expect(play.wanted()).not.toContain('install')
    expect(play.model.release).toBeNull()
  })
})

describe('[D9] a version that is too old', () => {
  it('is told when no call is on, and goes soon', () => {
    const play = new Play().start({ mode: 'notify' }).work('onCall')
    play.take({ type: 'minimumTold', version: '1.2.0' })
    expect(viewOf(play.model).required).toBeUndefined()
    play.work('free')
    expect(viewOf(play.model).required).toBe('soon')
    play.ready()
    expect(play.pass(quietTimes.urgentMs).wanted()).toContain('install')
  })

  it('that the platform refuses is replaced as soon as no call is on', () => {
    const play = new Play().start().work('onCall').take({ type: 'refusedByPlatform' })
    expect(play.wanted()).toEqual(['check'])
    play.take({ type: 'judged', verdict: { kind: 'offered', manifest: aManifest(), isRequired: false } })
    expect(play.wanted()).toEqual([])
    play.work('free').take({ type: 'downloaded' })
    expect(play.wanted()).toEqual(['download', 'install'])
    expect(viewOf(play.model).required).toBe('now')
  })
})
