import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import tls from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPlatformFetch } from '../../../src-main/connection/platform-fetch.ts'
import { WayOut } from '../../../src-main/connection/way-out.ts'
import { makeCompanyAuthority } from '../../support/company-authority.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'dering-fetch-'))
const before = tls.getCACertificates('default')
const fetch = createPlatformFetch(new WayOut(() => Promise.resolve('DIRECT')))
let server: Server

// A server on a port has an address of this shape; the string is for pipes.
const at = (place: string) => new URL(place, `https://127.0.0.1:${(server.address() as AddressInfo).port}`)
const ask = (place: string, request: Partial<Parameters<typeof fetch>[1]> = {}) =>
  fetch(at(place), { headers: {}, signal: new AbortController().signal, ...request })

beforeAll(async () => {
  const company = makeCompanyAuthority(folder, 'company')
  tls.setDefaultCACertificates([...before, readFileSync(company.file, 'utf8')])
  server = createServer(company.certify(), (request, response) => {
    if (request.url === '/elsewhere') return void response.writeHead(302, { location: '/' }).end()
    if (request.url === '/nothing') return void response.writeHead(204).end()
    if (request.url === '/begun') return void response.writeHead(200).write('begun')
    response.writeHead(200, { 'content-type': 'text/plain', 'x-method': request.method })
    request.pipe(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  tls.setDefaultCACertificates(before)
  rmSync(folder, { recursive: true, force: true })
})

it('sends what is given, and gives what comes', async () => {
  const answer = await ask('/', { method: 'POST', body: 'selamat pagi' })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('x-method')).toBe('POST')
  expect(await answer.text()).toBe('selamat pagi')
})

it('takes answers without a body', async () => {
  expect((await ask('/nothing')).status).toBe(204)
  expect((await ask('/', { method: 'HEAD' })).body).toBeNull()
})

it('goes where it was told, and nowhere else', async () => {
  await expect(ask('/elsewhere')).rejects.toThrow('leads elsewhere')
})

it('ends what is given up, also when it has begun', async () => {
  const late = new AbortController()
  const answer = await ask('/begun', { signal: late.signal })
  late.abort()
  await expect(answer.text()).rejects.toThrow()
})
