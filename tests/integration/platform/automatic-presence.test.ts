import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { AgentClient } from '../../support/agent-client.ts'
import { eventually } from '../../support/eventually.ts'
import { makeDataDir, removeDataDir, startTestPlatform, type TestPlatform } from '../../support/platform.ts'

let dataDir: string
let platform: TestPlatform
let office: AgentClient
let home: AgentClient

const connect = async () => {
  office = await platform.agent('ani')
  home = await platform.agent('ani')
}
beforeEach(async () => {
  dataDir = makeDataDir()
  platform = await startTestPlatform({ clock: 'test', dataDir })
  await connect()
  await office.request('presence.set', { status: 'online' })
})
afterEach(async () => {
  await platform.stop()
  removeDataDir(dataDir)
})

const leave = (desktop: AgentClient) => desktop.request('presence.set', { status: 'away', automatic: true })
const touch = (desktop: AgentClient) => desktop.request('presence.set', { status: 'online', automatic: true })

/** Ani's presence, as a colleague who signs in now is told it. */
async function presence(): Promise<string | undefined> {
  const beni = await platform.agent('beni')
  await beni.close()
  return beni.hello.snapshot?.agents.find(({ id }) => id === 'u-ani')?.presence
}

describe('[R4] an agent at two desktops', () => {
  it('is away once both are left, and back with the first touch of either', async () => {
    await leave(office)
    expect(await presence()).toBe('online')
    await leave(home)
    expect(await presence()).toBe('away')
    await touch(office)
    expect(await presence()).toBe('online')
  })

  it('stays what was chosen by hand, whatever is left or touched', async () => {
    await leave(office)
    await leave(home)
    await office.request('presence.set', { status: 'away' })
    await touch(office)
    await touch(home)
    expect(await presence()).toBe('away')
    await office.request('presence.set', { status: 'offline' })
    await leave(home)
    expect(await presence()).toBe('offline')
  })

  it('is away a while after the one that was used has gone, and only then', async () => {
    await leave(home)
    await office.close()
    await platform.moveClock({ advanceMs: defaultPolicy.presenceGraceMs - 1 })
    expect(await presence()).toBe('online')
    await eventually(async () => {
      // The platform may hear of the close only now.
      await platform.moveClock({ advanceMs: defaultPolicy.presenceGraceMs })
      return presence()
    }).toBe('away')
  })

  it('stays online when the one that was left has gone', async () => {
    await leave(home)
    await home.close()
    await platform.moveClock({ advanceMs: 2 * defaultPolicy.presenceGraceMs })
    await leave(office)
    expect(await presence()).toBe('away')
    await touch(office)
    expect(await presence()).toBe('online')
  })

  it('comes back also after a restart of the platform, which remembers that nobody chose to be away', async () => {
    await leave(office)
    await leave(home)
    await platform.stop()
    platform = await startTestPlatform({ clock: 'test', dataDir })
    await connect()
    await leave(office)
    expect(await presence()).toBe('online')
    await leave(home)
    expect(await presence()).toBe('away')
    await touch(home)
    expect(await presence()).toBe('online')
  })
})
