import type { WireAuditEntry } from '#shared/protocol/audit.ts'
import type { Words } from '../../../i18n/use-words.ts'
import { moneyWords } from '../../../ui/money.ts'

/** What a particular is called, in the words of the screen where it is set. */
const names = {
  inbound: 'accounts:calls.inbound',
  outbound: 'accounts:calls.outbound',
  callbackPermission: 'accounts:calls.callbackPermission',
  missedCallConsent: 'accounts:calls.missedCallConsent',
  ringGroupWhenOwnerDisconnected: 'accounts:calls.ringGroupWhenOwnerDisconnected',
  ringSeconds: 'accounts:calls.ringSeconds',
  consentTemplate: 'accounts:calls.consentTemplate',
  callHours: 'accounts:hours.title',
  agentOverrides: 'accounts:agents.about',
  wrapUpSeconds: 'accounts:wrapUp.seconds',
  dispositions: 'accounts:wrapUp.dispositions',
  lowBalance: 'balance:low.level',
  name: 'users:name',
  email: 'users:email',
  role: 'users:roleLabel',
  mode: 'ringGroups:dialog.mode',
  members: 'ringGroups:dialog.membersAll',
  overflowSeconds: 'ringGroups:dialog.overflowSeconds',
  accountId: 'report:account',
  agentId: 'report:agent',
  direction: 'report:direction',
  status: 'report:status',
  reason: 'report:why',
  calls: 'report:calls',
  address: 'audit:particular.address',
  disabled: 'audit:particular.disabled',
  method: 'audit:particular.method',
  isNew: 'audit:particular.isNew',
  phoneNumberId: 'audit:particular.phoneNumberId',
  searched: 'audit:particular.searched',
  text: 'audit:particular.text',
  to: 'audit:particular.to',
  added: 'audit:particular.added',
  changed: 'audit:particular.changed',
  removed: 'audit:particular.removed',
  currency: 'audit:particular.currency',
  events: 'audit:particular.events',
  messages: 'audit:particular.messages',
  media: 'audit:particular.media',
  evidence: 'audit:particular.evidence',
  webhooks: 'audit:particular.webhooks',
} as const

const values = {
  agent: 'users:role.agent',
  supervisor: 'users:role.supervisor',
  admin: 'users:role.admin',
  online: 'presence:online',
  away: 'presence:away',
  offline: 'presence:offline',
  ring_all: 'ringGroups:mode.ring_all',
  round_robin: 'ringGroups:mode.round_robin',
  answered: 'report:answered',
  unanswered: 'report:unanswered',
  inbound: 'report:incoming',
  outbound: 'report:outgoing',
} as const

interface ParticularWords extends Pick<Words, 't' | 'locale'> {
  /** What a person or an account with this id is called; undefined for every other text. */
  readonly nameOf: (id: string) => string | undefined
}

/** The particulars of a deed in words; what this version has no words for stays as it was written. */
export function particulars(details: WireAuditEntry['details'], words: ParticularWords): readonly string[] {
  if (isMoney(details)) return [written(details, words)]
  const { from, to, ...others } = details
  const change = from === undefined ? [] : [written({ from, to }, words)]
  const rest = Object.entries(from === undefined ? details : others)
  return [...change, ...rest.map(([name, value]) => `${nameIn(name, words)}: ${written(value, words)}`)]
}

const nameIn = (name: string, { t }: ParticularWords) => (isKey(name, names) ? t(names[name]) : name)

/** A change is written as what it was and what it is. */
function written(value: unknown, words: ParticularWords): string {
  const { t, locale, nameOf } = words
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return t(value ? 'audit:yes' : 'audit:no')
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value)
  if (typeof value === 'string') return nameOf(value) ?? (isKey(value, values) ? t(values[value]) : value)
  if (Array.isArray(value) && value.every(isPlain)) {
    return value.length === 0 ? '–' : value.map(one => written(one, words)).join(', ')
  }
  if (isMoney(value)) return moneyWords(value, locale)
  if (typeof value !== 'object') return JSON.stringify(value)
  if ('from' in value) {
    return `${written(value.from, words)} → ${written('to' in value ? value.to : undefined, words)}`
  }
  const parts = Object.entries(value)
  if (!parts.every(([, part]) => isPlain(part))) return JSON.stringify(value)
  return parts.map(([name, part]) => `${nameIn(name, words)}: ${written(part, words)}`).join(', ')
}

const isPlain = (value: unknown) => typeof value !== 'object' || value === null

const isKey = <Table extends object>(key: PropertyKey, table: Table): key is keyof Table =>
  Object.hasOwn(table, key)

/** Only an amount: with more beside it, each is said by its name. */
function isMoney(value: unknown): value is { readonly currency: string; readonly minor: number } {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false
  return (
    'currency' in value &&
    typeof value.currency === 'string' &&
    'minor' in value &&
    typeof value.minor === 'number'
  )
}
