import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { directFetch } from '../../../../src-main/connection/platform-fetch.ts'
import { createReportSource } from '../../../../src-main/report/report-source.ts'
import { saveReport } from '../../../../src-main/report/save-report.ts'
import { manualClock } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const stops: (() => Promise<void>)[] = []
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dering-report-'))
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  rmSync(folder, { recursive: true, force: true })
})

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A platform that answers as told, and a person who saves to `calls.csv`, or to nowhere. */
async function aReport(answer: Answer, isChosen = true) {
  const asked: IncomingMessage[] = []
  const suggested: string[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  stops.push(
    () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  // A server on a port has an address of this shape; the string is for pipes.
  const { port } = server.address() as AddressInfo
  const log = recordingLog()
  const source = createReportSource({
    serverUrl: `http://127.0.0.1:${port}`,
    accessToken: ({ renew }) => Promise.resolve({ kind: 'token', token: renew ? 'new' : 'old' }),
    fetch: directFetch,
    clock: manualClock(),
    log,
  })
  const path = join(folder, 'calls.csv')
  const save = () =>
    saveReport(
      { name: 'calls', query: { status: 'answered', query: 'Budi & Sari' } },
      {
        source,
        choosePath: name => {
          suggested.push(name)
          return Promise.resolve(isChosen ? path : undefined)
        },
        now: () => new Date(2026, 10, 4, 23, 30).getTime(),
        log,
      },
    )
  return { asked, suggested, path, save }
}

const whole: Answer = (_request, response) => response.end('call_id\r\nc1\r\n')

describe('[L3] saving the report', () => {
  it('asks with the filter and the person’s token, and writes what it gets', async () => {
    const { asked, suggested, path, save } = await aReport(whole)
    expect(await save()).toEqual({ saved: true })
    expect(suggested).toEqual(['calls-2026-11-04.csv'])
    expect(asked[0]?.url).toBe('/reports/calls.csv?status=answered&query=Budi+%26+Sari')
    expect(asked[0]?.headers.authorization).toBe('Bearer old')
    expect(readFileSync(path, 'utf8')).toBe('call_id\r\nc1\r\n')
    expect(readdirSync(folder)).toEqual(['calls.csv'])
  })

  it('asks nobody where no place was chosen', async () => {
    const { asked, save } = await aReport(whole, false)
    expect(await save()).toEqual({ saved: false })
    expect(asked).toEqual([])
  })

  it('renews a token that ran out', async () => {
    const { asked, save } = await aReport((request, response) => {
      if (request.headers.authorization === 'Bearer old') response.writeHead(401).end()
      else whole(request, response)
    })
    expect(await save()).toEqual({ saved: true })
    expect(asked).toHaveLength(2)
  })

  it.each([
    [403, 'forbidden_role'],
    [500, 'failed'],
    [401, 'signed_out'],
  ])('says why it was not given: %i', async (status, reason) => {
    const { save } = await aReport((_request, response) => void response.writeHead(status).end())
    await expect(save()).rejects.toMatchObject({ refusal: { reason } })
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves the file of before where the new one breaks off', async () => {
    const { path, save } = await aReport((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' })
      response.write('call_id\r\n', () => response.destroy())
    })
    writeFileSync(path, 'of before')
    await expect(save()).rejects.toMatchObject({ refusal: { reason: 'not_saved' } })
    expect(readFileSync(path, 'utf8')).toBe('of before')
    expect(readdirSync(folder)).toEqual(['calls.csv'])
  })

  it('says so where the folder is gone', async () => {
    const { save } = await aReport(whole)
    rmSync(folder, { recursive: true })
    await expect(save()).rejects.toMatchObject({ refusal: { reason: 'folder_gone' } })
  })
})
