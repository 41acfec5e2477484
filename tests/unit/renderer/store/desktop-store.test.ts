import { describe, expect, it } from 'vitest'
import type { TellingName } from '#shared/ipc/channels.ts'
import type { DesktopState, StatePatch } from '#shared/ipc/desktop-state.ts'
import { settingsSchema } from '#shared/ipc/desktop-state.ts'
import type { Outcome } from '#shared/ipc/outcome.ts'
import { openDesktopMirror } from '../../../../src-renderer/store/desktop-store.ts'
import { me, room, session } from '../../../support/gallery/people.ts'

const settings = settingsSchema.parse({})
const at = (version: string): DesktopState => ({
  auth: { status: 'signedIn' },
  connection: { status: 'idle' },
  session: null,
  thread: null,
  settings,
  lostCalls: [],
  app: {
    version,
    platform: 'linux',
    locale: 'en',
    host: 'electron',
    isPackaged: true,
    serverUrl: 'http://localhost',
  },
})

/** A main process whose answer comes when the test says so. */
function mainProcess() {
  const listeners = new Set<(patch: StatePatch) => void>()
  const asked: string[] = []
  let answer: (outcome: Outcome<DesktopState>) => void = () => {}
  const on = (event: TellingName, listener: (value: never) => void) => {
    asked.push(`on ${event}`)
    // The mirror listens to `state` alone.
    const stateListener = listener as (patch: StatePatch) => void
    listeners.add(stateListener)
    return () => {
      listeners.delete(stateListener)
    }
  }
  return {
    api: {
      on,
      getState: () => {
        asked.push('getState')
        return new Promise<Outcome<DesktopState>>(resolve => {
          answer = resolve
        })
      },
    },
    asked,
    listeners,
    tell: (patch: StatePatch) => listeners.forEach(listener => listener(patch)),
    answer: (outcome: Outcome<DesktopState>) => answer(outcome),
  }
}

describe('openDesktopMirror', () => {
  it('listens before it asks, so that no change falls between', async () => {
    const main = mainProcess()
    const opening = openDesktopMirror(main.api)
    expect(main.asked).toEqual(['on state', 'getState'])
    main.tell({ connection: { status: 'takenOver' } })
    main.answer({ ok: true, value: at('1') })
    const { store } = await opening
    expect(store.getState().connection).toEqual({ status: 'takenOver' })
    expect(store.getState().app.version).toBe('1')
  })

  it('keeps the order of what came early', async () => {
    const main = mainProcess()
    const opening = openDesktopMirror(main.api)
    main.tell({ auth: { status: 'signedOut' } })
    main.tell({ auth: { status: 'signingIn' } })
    main.answer({ ok: true, value: at('1') })
    const { store } = await opening
    expect(store.getState().auth).toEqual({ status: 'signingIn' })
  })

  it('changes only the parts of a session that a patch names', async () => {
    const main = mainProcess()
    const opening = openDesktopMirror(main.api)
    const before = session([room(0)])
    main.answer({ ok: true, value: { ...at('1'), session: before } })
    const { store } = await opening
    main.tell({ session: { seq: 2 } })
    expect(store.getState().session?.seq).toBe(2)
    expect(store.getState().session?.rooms).toBe(before.rooms)
    expect(store.getState().session?.me).toEqual(me)
    main.tell({ session: null })
    expect(store.getState().session).toBeNull()
  })

  it('lets go of the main process when it stops, and when the main process refuses', async () => {
    const main = mainProcess()
    const opening = openDesktopMirror(main.api)
    main.answer({ ok: true, value: at('1') })
    const { stop } = await opening
    stop()
    expect(main.listeners.size).toBe(0)

    const refusing = mainProcess()
    const failing = openDesktopMirror(refusing.api)
    refusing.answer({ ok: false, refusal: { reason: 'failed', message: 'No.' } })
    await expect(failing).rejects.toThrow('No.')
    expect(refusing.listeners.size).toBe(0)
  })
})
