import { createBusyHour } from './busy-hour.ts'
import { createCallControls } from './call-controls.ts'
import { createLookups } from './lookups.ts'
import { createMessageControls } from './message-controls.ts'
import { createWorldControls } from './world-controls.ts'

type Parts = Parameters<typeof createBusyHour>[0] &
  Parameters<typeof createCallControls>[0] &
  Parameters<typeof createMessageControls>[0] &
  Parameters<typeof createWorldControls>[0]

/**
 * What tests and demos do to the simulator. Each is a method of the `Simulator` and a `POST /__sim/<name>` with
 * the same argument as JSON. What cannot be done throws `ControlRefusal`.
 */
export type Controls = ReturnType<typeof createControls>

export const createControls = (parts: Omit<Parts, 'find'>) => {
  const all = { ...parts, find: createLookups(parts.world) }
  return {
    ...createCallControls(all),
    ...createBusyHour(all),
    ...createMessageControls(all),
    ...createWorldControls(all),
  }
}
