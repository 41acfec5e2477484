import { consentNotes } from '#shared/domain/consent-notes.ts'
import { callIdSchema, mediaIdSchema } from '#shared/domain/ids.ts'
import type { AskAnswers } from '#shared/ipc/asks.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { WireConsent, WireMessage, WireRoom } from '#shared/protocol/entities.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { Session } from '#shared/session/session.ts'
import { createFakeDesk, everythingAllowed, type FakeDesk, granted, never, refused } from './fake-dering.ts'
import { ago, ahead, day, desktop, hour, logEntry, message, minute, room, session } from './people.ts'

type Check = AskAnswers['checkConsent']
type Handlers = NonNullable<Parameters<typeof createFakeDesk>[0]['handlers']>

interface ConsentScene {
  readonly check?: Partial<Check>
  readonly consent?: Omit<WireConsent, 'roomId'>
  readonly balanceMinor?: number
  readonly room?: Partial<WireRoom>
  readonly account?: Partial<WireAccount>
  readonly session?: Partial<Session>
  readonly state?: Partial<DesktopState>
  readonly messages?: readonly WireMessage[]
  readonly handlers?: Handlers
}

const shortThread = (): readonly WireMessage[] => [
  message(1, { at: ago(3 * hour), text: 'Selamat pagi, pesanan saya INV/2026/11/0042 belum sampai.' }),
  message(2, {
    at: ago(3 * hour - 2 * minute),
    direction: 'out',
    status: 'read',
    text: 'Selamat pagi, Pak Budi. Kami cek dulu ya.',
  }),
]

const request = (index: number, at: number): WireMessage =>
  message(index, {
    at: ago(at),
    direction: 'out',
    status: 'read',
    kind: 'consent_request',
    text: 'Bolehkah kami menelepon Anda lewat WhatsApp mengenai pesanan Anda?',
  })

function consentScene(scene: ConsentScene = {}): FakeDesk {
  const here = room(0, scene.room)
  const { consent, balanceMinor = 25_000_000 } = scene
  const base = session([here, room(3), room(4)])
  const account = base.accounts[here.accountId]
  return createFakeDesk({
    state: desktop({
      session: {
        ...base,
        ...(account && { accounts: { ...base.accounts, [account.id]: { ...account, ...scene.account } } }),
        consents: consent ? { [here.id]: { roomId: here.id, ...consent } } : {},
        balances: { [here.accountId]: { currency: 'IDR', minor: balanceMinor } },
        ...scene.session,
      },
      thread: {
        roomId: here.id,
        status: 'ready',
        hasOlder: false,
        messages: scene.messages ?? shortThread(),
        outgoing: [],
      },
      ...scene.state,
    }),
    callLog: [
      logEntry(0, {
        callId: 'log0',
        status: 'unanswered',
        reason: 'rejected_by_agent',
        talkMs: undefined,
        startedAt: Date.now() - 26 * minute,
        endedAt: Date.now() - 25 * minute,
      }),
    ],
    handlers: {
      checkConsent: () => granted({ ...everythingAllowed, ...scene.check }),
      ...scene.handlers,
    },
  })
}

const noPermission = { action: 'call', reason: 'no_permission', rule: 'P5' } as const

/** Every state of the permission to call, and what stands against calling. */
export const consentScenes: Readonly<Record<string, () => FakeDesk>> = {
  'consent-none': () =>
    consentScene({
      check: { status: 'none', expiresAt: undefined, canCall: false, refusals: [noPermission] },
    }),
  'consent-checking': () => consentScene({ handlers: { checkConsent: never } }),
  'consent-pending': () =>
    consentScene({
      consent: { status: 'pending', expiresAt: ahead(71 * hour + 58 * minute), requestedAt: ago(2 * minute) },
      check: {
        status: 'pending',
        requests: { used24h: 1, max24h: 1, used7d: 1, max7d: 2, nextAt: ahead(day - 2 * minute) },
        refusals: [
          noPermission,
          { action: 'request', reason: 'request_limit_day', rule: 'P2', retryAt: ahead(day - 2 * minute) },
        ],
      },
      messages: [...shortThread(), request(3, 2 * minute)],
    }),
  'consent-temporary': () =>
    consentScene({
      consent: { status: 'temporary', expiresAt: ahead(6 * day + 21 * hour) },
      messages: [
        ...shortThread(),
        request(3, 3 * hour),
        message(4, { at: ago(2.9 * hour), kind: 'consent_reply', text: consentNotes.allowedTemporarily }),
      ],
    }),
  'consent-ending': () =>
    consentScene({ consent: { status: 'temporary', expiresAt: ahead(48 * minute + 12_000) } }),
  'consent-permanent': () =>
    consentScene({
      consent: { status: 'permanent' },
      check: { status: 'permanent', expiresAt: undefined, attempts: { used: 9, max: 10 } },
    }),
  'consent-rejected': () =>
    consentScene({
      consent: { status: 'rejected' },
      check: {
        status: 'rejected',
        expiresAt: undefined,
        requests: { used24h: 1, max24h: 1, used7d: 1, max7d: 2, nextAt: ahead(5 * hour) },
        refusals: [
          noPermission,
          { action: 'request', reason: 'request_limit_day', rule: 'P2', retryAt: ahead(5 * hour) },
        ],
      },
      messages: [
        ...shortThread(),
        request(3, 3 * hour),
        message(4, { at: ago(2 * hour), kind: 'consent_reply', text: consentNotes.rejected }),
      ],
    }),
  'consent-expired': () =>
    consentScene({
      consent: { status: 'expired' },
      check: {
        status: 'expired',
        expiresAt: undefined,
        requests: { used24h: 0, max24h: 1, used7d: 2, max7d: 2, nextAt: ahead(3 * day) },
        refusals: [
          noPermission,
          { action: 'request', reason: 'request_limit_week', rule: 'P2', retryAt: ahead(3 * day) },
        ],
      },
    }),
  'consent-revoked': () =>
    consentScene({
      consent: { status: 'revoked' },
      check: { status: 'revoked', expiresAt: undefined, refusals: [noPermission] },
      messages: [
        ...shortThread(),
        message(4, { at: ago(minute), kind: 'system', text: consentNotes.revoked }),
      ],
    }),
  'consent-reconsider': () =>
    consentScene({
      consent: { status: 'temporary', expiresAt: ahead(4 * day), advice: 'reconsider' },
      check: { unanswered: { inARow: 2, max: 4 } },
    }),
  'consent-limit': () =>
    consentScene({
      consent: { status: 'permanent' },
      check: {
        status: 'permanent',
        attempts: { used: 10, max: 10 },
        refusals: [{ action: 'call', reason: 'call_limit_reached', rule: 'O1', retryAt: ahead(3 * hour) }],
      },
    }),
  'consent-balance-low': () => consentScene({ balanceMinor: 7_500_000 }),
  'consent-balance-exhausted': () => consentScene({ balanceMinor: 1_250_000 }),
  'consent-no-conversation': () =>
    consentScene({
      room: { windowUntil: ago(hour), conversation: undefined },
      check: { status: 'none', expiresAt: undefined, refusals: [noPermission] },
    }),
  'consent-unassigned': () => consentScene({ room: { state: 'unassigned', assignedTo: undefined } }),
  'consent-resolved': () => consentScene({ room: { state: 'resolved' } }),
  'consent-send-refused': () =>
    consentScene({
      check: { status: 'none', expiresAt: undefined, refusals: [noPermission] },
      handlers: {
        requestConsent: () =>
          refused({
            reason: 'provider_refused',
            message: 'Meta refused.',
            provider: {
              code: 138_009,
              message: 'The limit of call permission requests to this recipient is reached',
            },
          }),
      },
    }),
  'account-calls-off': () => consentScene({ account: { inbound: false, outbound: false } }),
  'account-outbound-off': () => consentScene({ account: { outbound: false } }),
  'account-restricted': () =>
    consentScene({
      account: {
        restrictions: [
          { type: 'RESTRICTED_BUSINESS_INITIATED_CALLING', at: ago(hour), until: ahead(6 * day) },
        ],
        warnings: [
          { type: 'low_answer_rate', source: 'platform', at: ago(day) },
          { type: 'VOICE_CALLING_QUALITY', source: 'provider', at: ago(day) },
        ],
        answerRate: 0.64,
      },
    }),
  voicemail: () =>
    consentScene({
      messages: [
        ...shortThread(),
        message(5, {
          at: ago(26 * minute),
          kind: 'call',
          callId: callIdSchema.parse('log0'),
          text: undefined,
        }),
        message(6, {
          at: ago(24 * minute),
          kind: 'voicemail',
          mediaId: mediaIdSchema.parse('media1'),
          callId: callIdSchema.parse('log0'),
          text: undefined,
        }),
        message(7, {
          at: ago(9 * minute),
          kind: 'audio',
          mediaId: mediaIdSchema.parse('lost'),
          text: undefined,
        }),
        message(8, {
          at: ago(5 * minute),
          direction: 'out',
          status: 'delivered',
          kind: 'call_button',
          text: 'Ingin berbicara langsung? Ketuk tombol untuk menelepon kami.',
        }),
      ],
    }),
}
