import { agentIdSchema } from '#shared/domain/ids.ts'
import type { AskInput } from '#shared/ipc/asks.ts'
import type { Outcome } from '#shared/ipc/outcome.ts'
import type { AskAnswers } from '#shared/ipc/asks.ts'
import { createFakeDesk, type FakeDesk, granted, refused } from './fake-dering.ts'
import { type Answers, answering, deskOf } from './manage-scenes.ts'

const id = (of: string) => agentIdSchema.parse(of)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const users = [
  { id: id('u-adi'), name: 'Adi Pratama', email: 'adi@example.com', role: 'admin', disabled: false },
  { id: id('u-bo'), name: 'Bo Hartono', email: 'bo@example.com', role: 'supervisor', disabled: false },
  {
    id: id('u-citra'),
    name: 'Citra Lestari',
    email: 'citra@example.com',
    role: 'agent',
    disabled: false,
    invitedUntil: inDays(7),
  },
  {
    id: id('u-dewi'),
    name: 'Dewi Anggraini Kusumawardhani Prawirodirdjo',
    email: 'dewi.anggraini.kusumawardhani@a-long-company-name.example.com',
    role: 'agent',
    disabled: true,
  },
] as const

const adi = { id: id('u-adi'), name: 'Adi Pratama' }
const entries = [
  {
    seq: 4,
    at: ago(3),
    actor: adi,
    action: 'user.disabled',
    subject: { kind: 'user', id: 'u-dewi', name: 'Dewi Anggraini' },
    details: {},
  },
  {
    seq: 3,
    at: ago(64),
    actor: adi,
    action: 'account.configured',
    subject: { kind: 'account', id: 'acc1', name: 'Toko Sinar' },
    details: { outbound: { from: true, to: false }, consentTemplate: { from: null, to: 'ask_to_call/id' } },
  },
  {
    seq: 2,
    at: ago(190),
    action: 'sign_in.failed',
    details: { address: '10.0.0.7', email: 'a…@example.com' },
  },
  { seq: 1, at: ago(2_900), actor: adi, action: 'a.deed.of.a.newer.platform', details: {} },
]
const by = { kind: 'agent', id: 'u-bo', name: 'Bo Hartono' }
const events = [
  { at: ago(9_000), type: 'asked', roomId: 'r1', by, caption: 'Bolehkah kami menelepon soal pesanan Anda?' },
  { at: ago(8_990), type: 'answered', roomId: 'r1', by: { kind: 'customer' }, answer: 'permanent' },
]
const invitation = { password: 'k7fm-q2xr-9hav-c4tn', expiresAt: inDays(7) }

const answers: Answers = {
  'users.list': { users: [...users] },
  'users.save': { user: users[2], invitation },
  'users.invite': { invitation },
  'users.disable': {},
  'audit.list': { entries },
  'audit.verify': { intact: true, entries: 4, head: 'a'.repeat(64) },
  'consent.evidence': { events },
  'customers.erase': { erased: { calls: 4, messages: 37, media: 2, evidence: 2, webhooks: 0 } },
}

const people = (answer: (input: AskInput<'request'>) => Outcome<AskAnswers['request']>) =>
  createFakeDesk({ state: deskOf('admin'), handlers: { request: answer } })

/** What Admins look after: people, the audit log, privacy. Each begins at the first tab. */
export const peopleScenes: Readonly<Record<string, () => FakeDesk>> = {
  people: () => people(answering({ ...answers, 'ringGroups.list': { ringGroups: [] } })),
  'people-refused': () =>
    people(input =>
      input.method === 'users.list' || input.method === 'ringGroups.list'
        ? granted(input.method === 'users.list' ? { users: [...users] } : { ringGroups: [] })
        : refused({ reason: 'call_in_progress', message: 'There is a call.' }),
    ),
}
