import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AgentClient } from '../../support/agent-client.ts'
import { signIn } from '../../support/agent-socket.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { budi, password } from '../../support/seed.ts'

let platform: TestPlatform
let adi: AgentClient
beforeEach(async () => {
  platform = await startTestPlatform()
  adi = await platform.agent('adi')
})
afterEach(() => platform.stop())

/** The file as this person gets it, with its status. */
async function file(name: string, query: Record<string, string> = {}, who = 'adi') {
  const { accessToken } = await signIn(platform.url, { email: `${who}@example.com`, password })
  const response = await fetch(
    `${platform.url}/reports/${name}.csv?${new URLSearchParams(query).toString()}`,
    {
      headers: { authorization: `Bearer ${accessToken}` },
    },
  )
  return { status: response.status, lines: (await response.text()).split('\r\n').slice(0, -1) }
}
const actions = async () =>
  (await adi.request('audit.list', { filter: {} })).entries.map(({ action }) => action)

it('gives an admin the audit log as a file, filtered, with the hash of every line', async () => {
  const { status, lines } = await file('audit', { action: 'sign_in.succeeded' })
  expect(status).toBe(200)
  expect(lines[0]).toContain('seq,at,actor_id,actor,action')
  expect(lines.slice(1).every(line => /,u-adi,Adi,sign_in\.succeeded,user,.*,[0-9a-f]{64}$/.test(line))).toBe(
    true,
  )
  expect(await actions()).toContain('audit.exported')
})

it('[P13] gives an admin the evidence of one customer as a file, and puts it on record', async () => {
  // WhatsApp is not there; that she asked is evidence all the same.
  const ani = await platform.agent('ani')
  await ani.ask('consent.request', {
    roomId: 'r1',
    requestId: 'q1',
    caption: '=HYPERLINK("x")',
  })
  const { status, lines } = await file('evidence', { accountId: 'acc1', customerId: budi.id })
  expect(status).toBe(200)
  expect(lines[0]).toContain('account_id,customer_id,room_id,at,step,by,agent_id,agent,details')
  expect(lines[1]).toContain(`acc1,${budi.id},r1,`)
  expect(lines[1]).toContain(',asked,agent,u-ani,Ani,')
  expect(await actions()).toContain('evidence.exported')
})

it('[L3] puts the export of the call report on record, without what was searched for', async () => {
  await file('calls', { query: 'Budi Santoso', direction: 'inbound' }, 'sari')
  const { entries } = await adi.request('audit.list', { filter: { action: 'report.exported' } })
  expect(entries).toMatchObject([
    { actor: { name: 'Sari' }, details: { direction: 'inbound', searched: true } },
  ])
  expect(JSON.stringify(entries)).not.toContain('Santoso')
})

it('refuses everybody else, and questions that are misspelt', async () => {
  expect((await file('audit', {}, 'sari')).status).toBe(403)
  expect((await file('evidence', { accountId: 'acc1', customerId: budi.id }, 'ani')).status).toBe(403)
  expect((await fetch(`${platform.url}/reports/audit.csv`)).status).toBe(401)
  expect((await file('audit', { actoin: 'sign_out' })).status).toBe(400)
  expect((await file('evidence', { accountId: 'nowhere', customerId: budi.id })).status).toBe(400)
})
