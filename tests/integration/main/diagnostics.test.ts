import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppWorld, startAppWorld } from '../../support/app-world.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'

const patience = { timeout: 30_000 }
const planted = {
  number: '6281234567890',
  mail: 'citra@example.com',
  address: '10.0.77.7',
  wacid: 'wacid.HBgNNjI4MTIzNDU2Nzg5MBUCABEYEjE=',
  sdp: 'a=ice-pwd:Qx7pLk29sVtN4mZr8WbY1cJd',
}

let world: AppWorld
let folder: string
beforeAll(async () => {
  world = await startAppWorld()
  folder = mkdtempSync(path.join(tmpdir(), 'dering-report-'))
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** Saves the report as a person does, and unpacks it with the system's own program. */
async function savedReport(name: string): Promise<Readonly<Record<string, string>>> {
  const archive = path.join(folder, name)
  await world.ani.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, archive)
  const { window } = world.ani
  await window.getByRole('button', { name: /^Settings/ }).click()
  await window.getByRole('region', { name: 'Privacy' }).getByRole('button', { name: 'Save report…' }).click()
  await window.getByText('The report was saved.').waitFor()
  await expect.poll(() => existsSync(archive), patience).toBe(true)
  expect(readdirSync(folder).filter(file => file.endsWith('.part'))).toEqual([])
  const files = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n')
  return Object.fromEntries(
    files.map(file => [file, execFileSync('tar', ['-xzOf', archive, file], { encoding: 'utf8' })]),
  )
}

describe('the report for support', () => {
  it('[D5] tells of the app, its settings, its link and its calls, and of no person', async () => {
    await world.platform.postWebhook(customerCalls({ id: planted.wacid, at: Date.now() }))
    await world.platform.postWebhook(customersCallEnds({ id: planted.wacid, at: Date.now() }))
    await world.ask('reportError', { message: `no answer for ${Object.values(planted).join(' and ')}, Budi` })
    const isLogged = async () => {
      const outcome = await world.ask('queryCallLog', { filter: 'missed' })
      return JSON.stringify(outcome)
    }
    await expect.poll(isLogged, patience).toContain('customer_hung_up')

    const report = await savedReport('one.tar.gz')
    expect(Object.keys(report)).toEqual([
      'README.txt',
      'about.json',
      'settings.json',
      'policy.json',
      'link.json',
      'update.json',
      'calls.json',
      'devices.json',
      'logs/main.log',
    ])
    const whole = Object.values(report).join('\n')
    for (const secret of [
      ...Object.values(planted),
      'Qx7pLk29sVtN4mZr8WbY1cJd',
      'Budi',
      'Ani',
      'Toko Sinar',
      'eyJ',
    ]) {
      expect(whole).not.toContain(secret)
    }
    expect(JSON.parse(report['calls.json'] ?? '')).toMatchObject([
      {
        status: 'unanswered',
        customer: 'customer 1',
        phone: '+…890',
        events: expect.arrayContaining([expect.objectContaining({ what: 'ended' })]) as unknown,
      },
    ])
    expect(JSON.parse(report['link.json'] ?? '')).toMatchObject({
      now: { status: 'online' },
      session: { role: 'agent' },
      history: expect.arrayContaining([expect.objectContaining({ status: 'online' })]) as unknown,
    })
    expect(JSON.parse(report['settings.json'] ?? '')).toMatchObject({
      language: 'system',
      consentCaptions: 0,
    })
    expect(JSON.parse(report['about.json'] ?? '')).toMatchObject({
      app: { host: (await world.state()).app.host },
      versions: { node: process.versions.node },
    })
    expect(report['logs/main.log']).toContain('the window failed')
  })

  it('is saved without the platform', async () => {
    await world.platform.stop()
    await expect.poll(async () => (await world.state()).connection.status, patience).toBe('waiting')
    const report = await savedReport('two.tar.gz')
    expect(JSON.parse(report['link.json'] ?? '')).toMatchObject({ now: { status: 'waiting' } })
    expect(JSON.parse(report['calls.json'] ?? '')).toHaveLength(1)
  })

  it('leaves the old file as it is where it cannot be written', async () => {
    await world.ani.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: '/proc/report.tar.gz' })
    })
    const outcome = await world.ask('saveDiagnostics', { devices: [] })
    expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'folder_gone' } })
    expect(readFileSync(path.join(folder, 'one.tar.gz')).length).toBeGreaterThan(500)
  })
})
