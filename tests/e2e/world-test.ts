import { test as base } from '@playwright/test'
import { buildPhone } from '../../src-simulator/build-phone.ts'
import { startWorld, type World, type WorldOptions } from '../support/world.ts'

/** A test in a world of its own. `worldOptions` is set by `test.use`. */
export const test = base.extend<{ worldOptions: WorldOptions; world: World }, { phonePage: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
  phonePage: [async ({}, use) => use(await buildPhone()), { scope: 'worker', auto: true }],
  worldOptions: [{}, { option: true }],
  world: async ({ worldOptions }, use) => {
    await using world = await startWorld(worldOptions)
    await use(world)
  },
})

export { expect } from '@playwright/test'
