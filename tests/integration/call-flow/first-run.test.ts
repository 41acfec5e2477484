import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Params } from '#shared/protocol/methods.ts'
import { connectAgent, type AgentClient } from '../../support/agent-client.ts'
import { signIn } from '../../support/agent-socket.ts'
import { startCallWorld, type CallWorld } from '../../support/call-world.ts'
import { budi } from '../../support/seed.ts'

const email = 'boss@example.com'
const chosen = 'a password of my own'
const number = '200000000000001'

let world: CallWorld
beforeEach(async () => {
  world = await startCallWorld({
    env: { DERING_SEED_FILE: undefined, DERING_FIRST_ADMIN: email, META_WABA_ID: '300000000000001' },
  })
})
afterEach(() => world.stop())

const file = () => join(world.platform.dataDir, 'first-admin.txt')

/** Signs in as the file says, choosing an own password on the way. */
async function firstAdmin(): Promise<AgentClient> {
  const [address, password] = readFileSync(file(), 'utf8').split('\n')
  const reply = await fetch(`${world.platform.url}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: address, password, newPassword: chosen }),
  })
  const { accessToken } = (await reply.json()) as { accessToken: string }
  return connectAgent({ url: world.platform.url, accessToken })
}

describe('an empty platform', () => {
  it('has an Admin whose one-time password nobody else on the machine can read', async () => {
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    const admin = await firstAdmin()
    expect((await admin.request('users.list', {})).users).toMatchObject([{ email, role: 'admin' }])
    expect(await admin.request('accounts.list', {})).toEqual({ accounts: [] })
    await admin.close()
    expect(await signIn(world.platform.url, { email, password: chosen })).toHaveProperty('accessToken')
  })

  it('[A1] [I2] is led from the business’s number to a call that rings', async () => {
    const admin = await firstAdmin()
    const { numbers } = await admin.request('accounts.candidates', {})
    expect(numbers).toMatchObject([{ phoneNumberId: number, displayPhone: expect.any(String) }])
    const { account } = await admin.request('accounts.connect', { phoneNumberId: number, currency: 'IDR' })
    expect(account).toMatchObject({ phoneNumberId: number, inbound: true, outbound: true })
    await admin.waitFor('account.updated', told => told.account.id === account.id)
    expect(await admin.request('accounts.candidates', {})).toEqual({ numbers: [] })
    const again = await admin.request('accounts.connect', { phoneNumberId: number, currency: 'IDR' })
    expect(again.account.id).toBe(account.id)

    const [me] = (await admin.request('users.list', {})).users
    await admin.request('ringGroups.save', {
      name: 'Everybody',
      accountId: account.id,
      mode: 'ring_all',
      members: me ? [me.id] : [],
    })
    await world.simulator.dial({ customer: budi.id })
    const { data } = await admin.waitFor('call.offered')
    expect(data).toMatchObject({ via: 'ring_all', call: { accountId: account.id } })
    await admin.close()
  })

  it('[O5] keeps the first number’s balance in the currency that was chosen, and further ones in the same', async () => {
    await world.stop()
    const meta = { name: 'Toko', wabaId: '300000000000001' }
    world = await startCallWorld({
      env: { DERING_SEED_FILE: undefined, DERING_FIRST_ADMIN: email },
      simulator: {
        numbers: [
          { ...meta, phoneNumberId: number, displayPhone: '6560000001' },
          { ...meta, phoneNumberId: '200000000000002', displayPhone: '6560000002' },
        ],
      },
    })
    const admin = await firstAdmin()
    expect(await admin.ask('accounts.connect', { phoneNumberId: number, currency: 'XYZ' })).toMatchObject({
      ok: false,
      error: { data: { path: 'currency' } },
    })
    const currencyOf = async (asked: Params<'accounts.connect'>) => {
      const { account } = await admin.request('accounts.connect', asked)
      return (await admin.request('balance.get', { accountId: account.id })).balance.currency
    }
    expect(await currencyOf({ phoneNumberId: number, currency: 'SGD' })).toBe('SGD')
    expect(await currencyOf({ phoneNumberId: '200000000000002' })).toBe('SGD')
    await admin.close()
  })

  it('says in WhatsApp’s words that it does not know a number', async () => {
    const admin = await firstAdmin()
    expect(
      await admin.ask('accounts.connect', { phoneNumberId: '999999999999999', currency: 'IDR' }),
    ).toMatchObject({ ok: false, error: { data: { reason: 'provider_refused', provider: { code: 100 } } } })
    expect(await admin.request('accounts.list', {})).toEqual({ accounts: [] })
    await admin.close()
  })
})
