import { test as base } from '@playwright/test'
import { startWorld, type World, type WorldOptions } from '../support/world.ts'

/** A test in a world of its own. `worldOptions` is set by `test.use`. */
export const test = base.extend<{ worldOptions: WorldOptions; world: World }>({
  worldOptions: [{}, { option: true }],
  world: async ({ worldOptions }, use) => {
    await using world = await startWorld(worldOptions)
    await use(world)
  },
})

export { expect } from '@playwright/test'
