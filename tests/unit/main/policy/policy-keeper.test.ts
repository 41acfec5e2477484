import { describe, expect, it } from 'vitest'
import { emptyDocument, type PolicyEntries } from '#shared/policy/read-policy.ts'
import { type HeldPolicy, openPolicy } from '../../../../src-main/policy/policy-keeper.ts'
import { failedLook, type PolicyLook } from '../../../../src-main/policy/policy-store.ts'
import { manualClock, settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const says = (enforcedMachine: PolicyEntries): PolicyLook => ({
  kind: 'read',
  document: { ...emptyDocument, enforcedMachine },
})

async function world(first: PolicyLook) {
  const clock = manualClock()
  const log = recordingLog()
  const told: HeldPolicy[] = []
  let answer = () => Promise.resolve(first)
  let looks = 0
  const store = {
    name: 'a store',
    lookEveryMs: 5_000,
    look: () => {
      looks += 1
      return answer()
    },
  }
  const policy = await openPolicy({ store, clock, log })
  policy.onChange(held => told.push(held))
  return {
    policy,
    clock,
    log,
    told,
    get looks() {
      return looks
    },
    now: (next: PolicyLook) => {
      answer = () => Promise.resolve(next)
    },
    slowly: (next: Promise<PolicyLook>) => {
      answer = () => next
    },
  }
}

describe('[D9] the policy while the app runs', () => {
  it('is known before anything is built on it', async () => {
    const { policy, told } = await world(says({ AllowExport: false }))
    expect(policy.held.tiers.enforcedMachine).toEqual({ AllowExport: false })
    expect(told).toEqual([])
  })

  it('is told once when it has changed, and not while it has not', async () => {
    const { policy, told, clock, now } = await world(says({}))
    await clock.advance(20_000)
    expect(told).toEqual([])
    now(says({ AllowExport: false }))
    await clock.advance(20_000)
    expect(told).toEqual([policy.held])
    expect(policy.held.tiers.enforcedMachine).toEqual({ AllowExport: false })
  })

  it.each(['malformed', 'untrusted', 'unreadable'] as const)(
    'stays as it was while its store is %s, which is said and logged',
    async why => {
      const { policy, told, clock, log, now } = await world(says({ AllowExport: false }))
      now(failedLook(why, 'a detail'))
      await clock.advance(20_000)
      expect(policy.held).toEqual({
        tiers: { enforcedMachine: { AllowExport: false }, enforcedUser: {}, defaultMachine: {} },
        problems: [],
        fault: { why, detail: 'a detail' },
      })
      expect(told).toHaveLength(1)
      expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
      now(says({}))
      await clock.advance(5_000)
      expect(policy.held).toMatchObject({ tiers: { enforcedMachine: {} }, fault: null })
    },
  )

  it('lets the app start where its store cannot be read from the beginning', async () => {
    const { policy } = await world(failedLook('malformed', 'a detail'))
    expect(policy.held).toMatchObject({ tiers: { enforcedMachine: {} }, fault: { why: 'malformed' } })
  })

  it('does not ask a slow store twice at once', async () => {
    const it = await world(says({}))
    const answer = Promise.withResolvers<PolicyLook>()
    it.slowly(answer.promise)
    await it.clock.advance(20_000)
    expect(it.looks).toBe(2)
    answer.resolve(says({ LogLevel: 'warn' }))
    await settled()
    expect(it.policy.held.tiers.enforcedMachine).toEqual({ LogLevel: 'warn' })
  })

  it('logs the names of what is decided, and no value', async () => {
    const { log } = await world(says({ ServerUrl: 'https://secret.example.com', Nonsense: 'secret' }))
    expect(JSON.stringify(log.lines)).toContain('ServerUrl')
    expect(JSON.stringify(log.lines)).not.toContain('secret')
  })

  it('is not looked at any more once it is stopped', async () => {
    const it = await world(says({}))
    it.policy.stop()
    it.now(says({ LogLevel: 'warn' }))
    await it.clock.advance(20_000)
    expect([it.looks, it.told]).toEqual([1, []])
  })
})
