import { test as base } from '@playwright/test'
import { startWorld, type World } from '../support/world.ts'

/** A test in a world of its own; what its windows showed is kept when it fails. */
export const test = base.extend<{ world: World }>({
  // Playwright reads what a fixture needs from this pattern.
  // eslint-disable-next-line no-empty-pattern
  world: async ({}, use) => {
    await using world = await startWorld()
    await use(world)
  },
})

export { expect } from '@playwright/test'
