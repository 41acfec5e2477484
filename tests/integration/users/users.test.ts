import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeCodes } from '#shared/protocol/version.ts'
import { connectAgent, type AgentClient } from '../../support/agent-client.ts'
import { signIn } from '../../support/agent-socket.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { password } from '../../support/seed.ts'

let platform: TestPlatform
let adi: AgentClient
beforeEach(async () => {
  platform = await startTestPlatform()
  adi = await platform.agent('adi')
})
afterEach(() => platform.stop())

const post = (body: object, method: 'POST' | 'DELETE' = 'POST') =>
  fetch(`${platform.url}/auth/token`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const refusedWith = (reason: string) => ({ ok: false, error: { data: { reason } } })
const eka = { name: 'Eka', email: 'Eka@Example.com', role: 'agent' } as const
const wayan = { email: 'eka@example.com', newPassword: 'wayan-chose-this-one' }

describe('inviting a person', () => {
  it('gives a password that is shown once and good for one sign-in, with which an own one is chosen', async () => {
    const { user, invitation } = await adi.request('users.save', eka)
    expect(user).toMatchObject({
      email: 'eka@example.com',
      disabled: false,
      invitedUntil: expect.any(String),
    })
    const given = { email: eka.email, password: invitation?.password ?? '' }
    const asked = await post(given)
    expect([asked.status, await asked.json()]).toMatchObject([403, { error: { reason: 'choose_password' } }])
    expect((await post({ ...given, newPassword: 'short' })).status).toBe(400)
    expect((await post({ ...given, newPassword: wayan.newPassword })).status).toBe(200)
    expect((await post(given)).status).toBe(401)
    expect((await post({ email: wayan.email, password: wayan.newPassword })).status).toBe(200)
    const { users } = await adi.request('users.list', {})
    expect(users.find(({ name }) => name === 'Eka')).not.toHaveProperty('invitedUntil')
    expect(JSON.stringify(users)).not.toContain('assword')
  })

  it('says nothing of an own password to be chosen to whoever guesses', async () => {
    await adi.request('users.save', eka)
    expect((await post({ email: eka.email, password: 'guessed', newPassword: 'guessed-too' })).status).toBe(
      401,
    )
  })

  it('shows the newcomer to those who see agents, and refuses a second one of the same address', async () => {
    const ani = await platform.agent('ani')
    const { user } = await adi.request('users.save', { ...eka, password: 'an-own-good-password' })
    await ani.waitFor('agent.updated', ({ agent }) => agent.id === user.id && agent.name === 'Eka')
    expect(await adi.ask('users.save', { ...eka, email: 'ANI@EXAMPLE.COM' })).toMatchObject(
      refusedWith('email_taken'),
    )
  })
})

describe('disabling a person', () => {
  it('ends the sessions at once, with the code of a disabled account, and no token opens the door again', async () => {
    const tokens = await signIn(platform.url, { email: 'ani@example.com', password })
    const ani = await connectAgent({ url: platform.url, accessToken: tokens.accessToken })
    const dewi = await platform.agent('dewi')
    const closed = ani.closed()
    await adi.request('users.disable', { id: 'u-ani' })
    expect(await closed).toMatchObject({ code: closeCodes.policy })
    expect((await post({ refreshToken: tokens.refreshToken })).status).toBe(401)
    expect((await post({ email: 'ani@example.com', password })).status).toBe(401)
    await expect(connectAgent({ url: platform.url, accessToken: tokens.accessToken })).rejects.toThrow('401')
    await dewi.waitFor('agent.updated', ({ agent }) => agent.id === 'u-ani' && agent.disabled === true)
    const room = await dewi.waitFor('room.updated', data => data.room.id === 'r1')
    expect(room.data.room).toMatchObject({ state: 'unassigned' })
    const { ringGroups } = await adi.request('ringGroups.list', {})
    expect(ringGroups[0]?.members).toEqual(['u-beni'])
  })

  it('is undone by enabling, from which on the old password lets in again', async () => {
    for (const method of ['users.disable', 'users.enable'] as const)
      await adi.request(method, { id: 'u-ani' })
    await expect(platform.agent('ani')).resolves.toMatchObject({ isOpen: true })
  })

  it('is refused for oneself and for the last admin, and to all but admins', async () => {
    expect(await adi.ask('users.disable', { id: 'u-adi' })).toMatchObject(refusedWith('own_account'))
    const sari = await platform.agent('sari')
    for (const method of ['users.disable', 'users.enable', 'users.invite'] as const) {
      expect(await sari.ask(method, { id: 'u-ani' })).toMatchObject(refusedWith('forbidden_role'))
    }
    expect(await sari.ask('users.list', {})).toMatchObject(refusedWith('forbidden_role'))
  })
})

describe('a role', () => {
  it('that changes holds at once: the desktop connects again with it', async () => {
    const ani = await platform.agent('ani')
    const closed = ani.closed()
    await adi.request('users.save', {
      id: 'u-ani',
      name: 'Ani',
      email: 'ani@example.com',
      role: 'supervisor',
    })
    expect(await closed).toMatchObject({ code: closeCodes.restarting })
    const again = await platform.agent('ani')
    expect(again.hello.me.role).toBe('supervisor')
    const { entries } = await adi.request('audit.list', { filter: { action: 'user.role_changed' } })
    expect(entries).toMatchObject([{ details: { from: 'agent', to: 'supervisor' } }])
  })

  it('that changes together with name and password is on record as three deeds, each with its own change', async () => {
    await adi.request('users.save', {
      id: 'u-ani',
      name: 'Ani Wijaya',
      email: 'ani@example.com',
      role: 'supervisor',
      password: wayan.newPassword,
    })
    const { entries } = await adi.request('audit.list', { filter: { query: 'Ani Wijaya' } })
    const deeds = entries.map(({ action, details }) => [action, details])
    expect(deeds.toReversed()).toEqual([
      ['user.role_changed', { from: 'agent', to: 'supervisor' }],
      ['user.changed', { from: { name: 'Ani', email: 'ani@example.com' }, to: { email: 'ani@example.com' } }],
      ['user.password_reset', {}],
    ])
  })
})

describe('resetting a password', () => {
  it('signs out everywhere and gives a new one-time password', async () => {
    const ani = await platform.agent('ani')
    const closed = ani.closed()
    const { invitation } = await adi.request('users.invite', { id: 'u-ani' })
    expect(await closed).toMatchObject({ code: closeCodes.signedOut })
    expect((await post({ email: 'ani@example.com', password })).status).toBe(401)
    const given = { email: 'ani@example.com', password: invitation.password }
    expect((await post({ ...given, newPassword: wayan.newPassword })).status).toBe(200)
  })
})

describe('signing out', () => {
  it('ends the sign-in at the platform too', async () => {
    const { refreshToken } = await signIn(platform.url, { email: 'ani@example.com', password })
    expect((await post({ refreshToken }, 'DELETE')).status).toBe(204)
    expect((await post({ refreshToken })).status).toBe(401)
    const { entries } = await adi.request('audit.list', { filter: { action: 'sign_out' } })
    expect(entries).toMatchObject([{ actor: { name: 'Ani' } }])
  })
})
