import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CallTimeline } from '#shared/ipc/call-timeline.ts'
import { type AppWorld, startAppWorld } from '../../support/app-world.ts'

const patience = { timeout: 30_000 }

let world: AppWorld
beforeEach(async () => {
  world = await startAppWorld()
})
afterEach(() => world[Symbol.asyncDispose]())

const isCallWindowShown = () =>
  world.ani.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(window => window.isVisible() && !window.isFocusable()),
  )

it('[D1] [D2] [D5] a call that is missed behind other windows is shown, notified and heard, and the log says when', async () => {
  await world.putAside()
  const titles = world.screen.notificationTitles
  await world.budiCalls()
  await expect.poll(titles, patience).toEqual(['Budi is calling'])
  await expect.poll(isCallWindowShown, patience).toBe(true)
  const callId = (await world.state()).alerts?.ringing[0]
  const events = async () => {
    const outcome = await world.ask('getCallTimeline', { callId })
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    // `getCallTimeline` answers with it; asked by name, the compiler cannot know.
    return (outcome.value as CallTimeline | null)?.events ?? []
  }
  const noted = async () => (await events()).map(event => event.what)
  await expect
    .poll(noted, patience)
    .toEqual(expect.arrayContaining(['offered', 'shown', 'notified', 'sounded']))

  await world.budiGivesUp()
  await expect.poll(titles, patience).toEqual(['Budi is calling', 'Missed call from Budi'])
  await expect.poll(isCallWindowShown, patience).toBe(false)
  await expect.poll(noted, patience).toContain('ended')
  expect((await events()).filter(({ what }) => what === 'notified' || what === 'sounded')).toEqual([
    { what: 'notified', at: expect.any(Number) },
    { what: 'sounded', at: expect.any(Number), on: expect.any(Array) },
  ])
})
