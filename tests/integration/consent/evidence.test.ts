import { afterEach, describe, expect, it } from 'vitest'
import { t0 } from '../../support/builders/calls.ts'
import { agentId } from '../../support/builders/records.ts'
import { permissionReply } from '../../support/builders/webhooks.ts'
import { anisRoom, hour, openConsentWorld, second } from '../../support/core/consent-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

let world: Awaited<ReturnType<typeof openConsentWorld>>
afterEach(() => world.close())
const open = async () => {
  world = await openConsentWorld()
  return world
}
/** A world in which Ani has asked at t0. */
const asked = async () => {
  await open()
  await valueOf(world.ask())
  return world
}
const iso = (at: number) => new Date(at).toISOString()
const to = 'wamid.out-1'
const at = t0 + hour
const week = 604_800_000

describe('the evidence', () => {
  it('[P13] tells who asked with what, and what was answered how, and ends a story with its end', async () => {
    const { ask, post, advance, evidence } = await open()
    await valueOf(ask())
    await post(permissionReply('temporary', { to, at }))
    await advance(2 * week)
    expect(await evidence()).toMatchObject([
      {
        type: 'asked',
        at: iso(t0),
        by: { kind: 'agent', id: 'ani', name: 'Ani' },
        caption: 'May we call you?',
        requestId: 'ask-1',
      },
      { type: 'sent', providerMessageId: to },
      {
        type: 'answered',
        at: iso(at),
        by: { kind: 'customer' },
        answer: 'temporary',
        source: 'user_action',
        answersTo: to,
        requestId: 'ask-1',
        expiresAt: iso(at + week),
        raw: expect.stringContaining('call_permission_reply'),
      },
      { type: 'expired', at: iso(at + week), by: { kind: 'system' } },
    ])
  })

  it('[P13] keeps an answer that came too late to change anything, and is empty for a stranger', async () => {
    const { post, evidence, core } = await asked()
    await post(permissionReply('reject', { id: 'wamid.2', at: at + second }))
    await post(permissionReply('permanent', { id: 'wamid.1', to, at }))
    expect((await evidence()).at(-1)).toMatchObject({ type: 'answered', answer: 'permanent', at: iso(at) })
    expect(await core.consents.evidence(agentId('adi'), anisRoom().accountId, 'x' as never)).toEqual({
      ok: true,
      value: { events: [] },
    })
    expect(await core.consents.evidence(agentId('adi'), 'x' as never, 'x' as never)).toEqual({
      ok: false,
      unknownId: 'accountId',
    })
  })
})
