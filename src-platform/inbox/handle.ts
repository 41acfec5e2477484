import { createHash } from 'node:crypto'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { Account } from '../store/records.ts'
import type { IgnoredBecause } from '../observer.ts'
import type { NumberEvent, ProviderEvent, QualityEvent } from '../meta/provider-event.ts'
import type { Work } from '../work.ts'
import { takeCallConnect, takeCallStatus, takeCallTerminate, type ArrivalParts } from './take-call.ts'
import { takePermissionReply } from './take-permission-reply.ts'
import { takeMessage, takeMessageStatus } from './take-message.ts'

/** What became of one event: it had its effect, or why it had none; `keep` holds the webhook's body for later. */
export type Handled = 'done' | { readonly ignored: IgnoredBecause; readonly keep: boolean }

/** Takes one event of the provider, once. */
export async function handleEvent(work: Work, event: ProviderEvent, parts: ArrivalParts): Promise<Handled> {
  if (event.type === 'other') return { ignored: 'not_yet_handled', keep: true }
  if (event.type === 'quality') return takeQuality(work, event, parts)
  const account = await work.tx.accounts.byPhoneNumberId(event.phoneNumberId)
  // Meta tells every app of the business account about all its numbers.
  if (!account) return { ignored: 'foreign_number', keep: false }
  await noteWebhook(work, account, event.wabaId)
  const isNew = await work.tx.inbox.firstSight(fingerprint(event.key), work.now)
  if (!isNew) return { ignored: 'repeated', keep: false }
  return take(work, { event, account }, parts)
}

/** To the minute, so that a busy account is not written with each of its webhooks. */
const webhookNotedEveryMs = 60_000

async function noteWebhook(
  work: Work,
  { id, lastWebhookAt, wabaId }: Account,
  told: string | undefined,
): Promise<void> {
  const isRecent = lastWebhookAt !== undefined && work.now - lastWebhookAt < webhookNotedEveryMs
  const isNews = told !== undefined && told !== wabaId
  if (!isRecent || isNews) await work.tx.accounts.noteWebhook(id, work.now, told)
}

async function take(
  work: Work,
  { event, account }: { event: NumberEvent; account: Account },
  parts: ArrivalParts,
): Promise<Handled> {
  switch (event.type) {
    case 'callConnect':
      return takeCallConnect(work, { event, account }, parts)
    case 'callTerminate':
      return takeCallTerminate(work, { event, account }, parts)
    case 'callStatus':
      return takeCallStatus(work, event, parts)
    case 'message':
      return takeMessage(work, { event, account }, parts)
    case 'permissionReply':
      return takePermissionReply(work, { event, account }, parts)
    case 'messageStatus':
      return takeMessageStatus(work, event, parts)
    case 'settings':
      await parts.accounts.takeSettings(work, { event, account })
      return 'done'
    case 'unknown':
      return { ignored: 'unknown_event', keep: true }
    default:
      return assertNever(event)
  }
}

/** [I10] Told of a number by its digits alone. */
async function takeQuality(work: Work, event: QualityEvent, parts: ArrivalParts): Promise<Handled> {
  const accounts = await work.tx.accounts.all()
  const account = accounts.find(
    ({ displayPhone }) => displayPhone.replaceAll(/\D/g, '') === event.businessNumber,
  )
  if (!account) return { ignored: 'foreign_number', keep: false }
  const isNew = await work.tx.inbox.firstSight(fingerprint(event.key), work.now)
  if (!isNew) return { ignored: 'repeated', keep: false }
  await parts.accounts.takeQuality(work, account, event)
  return 'done'
}

/** Meta's ids hold phone numbers: what is remembered for days is their hash. */
const fingerprint = (key: string) => createHash('sha256').update(key).digest('base64url')
