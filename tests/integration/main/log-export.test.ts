import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { csvRows } from '#shared/domain/csv-rows.ts'
import { startAppWorld } from '../../support/app-world.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'

it('[D5] [L3] the built app saves its calls by a thread of its own, and says why where it cannot', async () => {
  await using world = await startAppWorld()
  const folder = mkdtempSync(path.join(tmpdir(), 'dering-export-'))
  const { app, window } = world.ani
  const saveTo = async (file: string) => {
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, file)
    await window.getByRole('button', { name: 'Export CSV' }).click()
  }
  try {
    await world.platform.postWebhook(customerCalls({ id: 'wacid.1', at: Date.now() }))
    await world.platform.postWebhook(customersCallEnds({ id: 'wacid.1', at: Date.now() }))
    await window.getByRole('button', { name: /^Recent calls/ }).click()
    await window.getByRole('option', { name: /Budi/ }).waitFor()
    await saveTo(path.join(folder, 'calls.csv'))
    await window.getByText('1 call saved').waitFor()
    const [head, ...rows] = csvRows(readFileSync(path.join(folder, 'calls.csv'), 'utf8')) ?? []
    expect(head?.fields).toContain('customer')
    expect(rows.map(row => row.fields)).toEqual([expect.arrayContaining(['Budi', 'unanswered'])])

    await saveTo(path.join(folder, 'gone', 'calls.csv'))
    await window.getByText(/The folder is no longer there/).waitFor()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
