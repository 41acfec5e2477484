import { expect, it } from 'vitest'
import { connectionResults, type Asked, type ConnectionFacts } from '#shared/domain/connection-test.ts'
import { t0 } from '../../../support/builders/calls.ts'

const done = <T>(value: T): Asked<T> => ({ kind: 'done', value })
const refused = (code: number): Asked<never> => ({ kind: 'refused', error: { code, message: `(#${code})` } })
const silent: Asked<never> = { kind: 'unknown' }
const well: ConnectionFacts = {
  displayPhone: '+62 800 000 0001',
  number: done({ displayPhone: '+628000000001' }),
  differences: done([]),
  enabling: done(undefined),
  lastWebhookAt: t0,
}

it('[A9] says that all is well', () => {
  expect(connectionResults(well)).toEqual([
    { step: 'token', outcome: 'ok', reason: 'token_taken' },
    { step: 'number', outcome: 'ok', reason: 'number_known' },
    { step: 'settings', outcome: 'ok', reason: 'settings_same' },
    { step: 'subscription', outcome: 'ok', reason: 'calls_subscribed' },
    { step: 'webhook', outcome: 'ok', reason: 'webhook_seen', at: t0 },
  ])
})

it.each<[Partial<ConnectionFacts>, string, string, string]>([
  [{ number: refused(190) }, 'token', 'failed', 'token_refused'],
  [{ number: refused(10) }, 'token', 'failed', 'token_refused'],
  [{ number: silent }, 'token', 'unknown', 'provider_silent'],
  [{ number: refused(190) }, 'number', 'unknown', 'provider_silent'],
  [{ number: refused(100) }, 'token', 'ok', 'token_taken'],
  [{ number: refused(100) }, 'number', 'failed', 'number_unknown'],
  [{ number: done({ displayPhone: '+1 555' }) }, 'number', 'failed', 'number_mismatch'],
  [{ differences: done([{ setting: 'status', ours: 'ENABLED' }]) }, 'settings', 'failed', 'settings_differ'],
  [{ differences: refused(131_000) }, 'settings', 'failed', 'provider_refused'],
  [{ differences: silent }, 'settings', 'unknown', 'provider_silent'],
  [{ appSubscribed: done(true) }, 'subscription', 'ok', 'calls_subscribed'],
  [{ appSubscribed: done(false) }, 'subscription', 'failed', 'app_not_subscribed'],
  [{ appSubscribed: done(false), enabling: undefined }, 'subscription', 'failed', 'app_not_subscribed'],
  [{ appSubscribed: refused(100) }, 'subscription', 'ok', 'calls_subscribed'],
  [{ appSubscribed: silent, enabling: refused(138_018) }, 'subscription', 'failed', 'calls_not_subscribed'],
  [{ enabling: refused(138_018) }, 'subscription', 'failed', 'calls_not_subscribed'],
  [{ enabling: refused(138_015) }, 'subscription', 'failed', 'messaging_limit_low'],
  [{ enabling: refused(100) }, 'subscription', 'failed', 'provider_refused'],
  [{ enabling: silent }, 'subscription', 'unknown', 'provider_silent'],
  [{ enabling: undefined }, 'subscription', 'unknown', 'not_tried'],
  [{ lastWebhookAt: undefined }, 'webhook', 'unknown', 'webhook_never_seen'],
])('[A9] with %o says of the step %s: %s, %s', (over, step, outcome, reason) => {
  const result = connectionResults({ ...well, ...over }).find(found => found.step === step)
  expect(result).toMatchObject({ outcome, reason })
})
