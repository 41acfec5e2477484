import { suggestedKeys } from '#shared/ipc/global-keys.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import { createFakeDesk, type FakeDesk } from './fake-dering.ts'
import { desktop, room, session } from './people.ts'

function withKeys(takenKeys: DesktopState['takenKeys']): () => FakeDesk {
  return () => {
    const state = desktop({ session: session([room(0)]), takenKeys })
    return createFakeDesk({ state: { ...state, settings: { ...state.settings, globalKeys: suggestedKeys } } })
  }
}

/** What the settings look like when something stands against them. */
export const settingsScenes: Readonly<Record<string, () => FakeDesk>> = {
  'settings-keys': withKeys([suggestedKeys.decline]),
  'settings-keys-unavailable': withKeys('unavailable'),
  'settings-on-windows': () => {
    const state = desktop({ session: session([room(0)]) })
    return createFakeDesk({ state: { ...state, app: { ...state.app, platform: 'win32' } } })
  },
}
