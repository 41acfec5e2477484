import { accountIdSchema, callIdSchema, customerIdSchema, ringGroupIdSchema } from '#shared/domain/ids.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { Session } from '#shared/session/session.ts'
import { createFakeDesk, type FakeDesk, granted, never, refused } from './fake-dering.ts'
import { type Answers, answering } from './manage-scenes.ts'
import { ago, desktop, hour, me, minute, session } from './people.ts'

const shop = accountIdSchema.parse('acc1')
const account = {
  id: shop,
  name: 'Toko Sinar',
  displayPhone: '+62 800 000 0001',
  inbound: true,
  outbound: true,
} as const
const numbers = [
  { phoneNumberId: '200000000000001', displayPhone: '+62 800 000 0001', name: 'Toko Sinar' },
  {
    phoneNumberId: '200000000000002',
    displayPhone: '+62 800 000 0002',
    name: 'Sinar Layanan Purna Jual untuk Seluruh Kepulauan Nusantara dan Sekitarnya',
  },
]
const [, other] = numbers

const desk = (role: 'agent' | 'admin', accounts: Session['accounts'], change: Partial<DesktopState> = {}) =>
  desktop({ session: session([], { me: { ...me, role }, accounts }), ...change })

const empty: Answers = {
  'accounts.candidates': { numbers },
  'accounts.connect': { account },
  'ringGroups.list': { ringGroups: [] },
  'report.calls': { rows: [] },
}
const connected: Answers = {
  ...empty,
  'accounts.candidates': { numbers: other ? [other] : [] },
  'accounts.test': {
    steps: [
      { step: 'token', outcome: 'ok', reason: 'token_taken' },
      { step: 'number', outcome: 'ok', reason: 'number_known' },
      { step: 'settings', outcome: 'ok', reason: 'settings_same' },
      { step: 'subscription', outcome: 'failed', reason: 'calls_not_subscribed' },
      { step: 'webhook', outcome: 'unknown', reason: 'webhook_never_seen' },
    ],
  },
}
const finished: Answers = {
  ...connected,
  'accounts.candidates': { numbers: [] },
  'ringGroups.list': {
    ringGroups: [
      {
        id: ringGroupIdSchema.parse('g1'),
        name: 'Everybody',
        accountId: shop,
        mode: 'ring_all',
        members: [me.id],
      },
    ],
  },
  'report.calls': {
    rows: [
      {
        id: callIdSchema.parse('first'),
        direction: 'inbound',
        state: 'ended',
        accountId: shop,
        customer: { id: customerIdSchema.parse('c1'), name: 'Budi', phone: '+6281234567890' },
        offeredAt: ago(hour),
        answeredAt: ago(hour - 5000),
        endedAt: ago(hour - minute),
        status: 'answered',
        reason: 'completed',
      },
    ],
  },
}

const start = (accounts: Session['accounts'], answers: Answers, change: Partial<DesktopState> = {}) =>
  createFakeDesk({ state: desk('admin', accounts, change), handlers: { request: answering(answers) } })

/** The inbox of a platform without a number. */
export const nothingConnectedScenes: Readonly<Record<string, () => FakeDesk>> = {
  'nothing-connected': () => createFakeDesk({ state: desk('agent', {}) }),
  'nothing-connected-admin': () => start({}, empty),
}

/** The guide of the first run, under “Manage”. */
export const startScenes: Readonly<Record<string, () => FakeDesk>> = {
  'start-empty': () => start({}, empty),
  'start-none': () => start({}, { ...empty, 'accounts.candidates': { numbers: [] } }),
  'start-connected': () => start({ [shop]: account }, connected),
  'start-finished': () => start({ [shop]: account }, finished),
  'start-loading': () => createFakeDesk({ state: desk('admin', {}), handlers: { request: never } }),
  'start-offline': () =>
    start({}, empty, {
      connection: { status: 'waiting', attempt: 3, why: 'unreachable', retryAt: Date.now() + 14_000 },
    }),
  'start-refused': () =>
    createFakeDesk({
      state: desk('admin', {}),
      handlers: {
        request: ({ method }) =>
          method === 'ringGroups.list'
            ? granted({ ringGroups: [] })
            : refused({
                reason: 'provider_refused',
                message: 'WhatsApp refused.',
                provider: { code: 190, message: '(#190) The access token has expired.' },
              }),
      },
    }),
}
