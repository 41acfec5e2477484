import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import { governedSettings } from '#shared/policy/govern-settings.ts'
import type { PolicyReport } from '#shared/policy/policy-report.ts'
import { noTiers, type PolicyTiers, resolvePolicy } from '#shared/policy/resolve-policy.ts'
import { createFakeDesk, type FakeDesk } from './fake-dering.ts'
import { desktop, room, session } from './people.ts'

/** A desktop that an IT department administers. */
const decided: PolicyTiers = {
  enforcedMachine: {
    ServerUrl: 'https://calls.example.com',
    AutoStart: true,
    CloseToTray: true,
    OutsideAlerts: 'always',
    NoiseSuppression: 'browser',
    AwayWhenLocked: true,
    LocalHistoryDays: 30,
    AllowExport: false,
    AllowGlobalShortcuts: false,
    AllowedHidVendors: ['0b0e', '047f'],
  },
  enforcedUser: { AwayAfterMinutes: 15 },
  defaultMachine: { Language: 'system', StartHidden: true },
}

function managed(
  change: Partial<DesktopState> = {},
  trouble: Pick<PolicyReport, 'problems' | 'fault'> = { problems: [], fault: null },
  tiers = decided,
): () => FakeDesk {
  return () => {
    const resolved = resolvePolicy(tiers, {})
    const policy = { resolved, ...trouble }
    const settings = governedSettings({}, resolved)
    return createFakeDesk({ state: desktop({ session: session([room(0)]), settings, policy, ...change }) })
  }
}

/** What is locked by the organisation, and what its policy gets wrong. */
export const policyScenes: Readonly<Record<string, () => FakeDesk>> = {
  'settings-managed': managed(),
  'settings-policy-trouble': managed(
    {},
    {
      problems: [
        { tier: 'enforcedMachine', key: 'AllowExports', why: 'unknown' },
        { tier: 'defaultMachine', key: 'LocalHistoryDays', why: 'invalid' },
        { tier: 'enforcedMachine', key: 'Language', why: 'kept' },
      ],
      fault: { why: 'untrusted', detail: '/etc/dering/policy.json does not belong to root' },
    },
    { ...noTiers, enforcedMachine: { Language: 'system', ServerUrl: 'https://new.example.com' } },
  ),
  'signed-out-managed': managed({
    auth: { status: 'signedOut' },
    connection: { status: 'idle' },
    session: null,
  }),
}
