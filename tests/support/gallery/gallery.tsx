/// <reference types="vite/client" />
import './without-eval.ts'
import '../../../src-renderer/ui/base.css'
import type { Settings } from '#shared/ipc/desktop-state.ts'
import { startApp } from '../../../src-renderer/start-app.tsx'
import { startCallWindow } from '../../../src-renderer/call-window/start-call-window.tsx'
import { startWallboard } from '../../../src-renderer/wallboard/start-wallboard.tsx'
import { afterCallScenes } from './after-call-scenes.ts'
import { callScenes, openCallsOf } from './call-scenes.ts'
import { callWindowScenes } from './call-window-scenes.ts'
import { deviceCheckScenes } from './device-check-scenes.ts'
import type { FakeDesk } from './fake-dering.ts'
import { headsetScenes } from './headset-scenes.ts'
import { noiseScenes } from './noise-scenes.ts'
import { scenes } from './scenes.ts'
import { wallboardScenes } from './wallboard-scenes.ts'

declare global {
  interface Window {
    /** For tests: what was asked, and a way to make things happen. */
    desk?: FakeDesk
  }
}

/** The real window, in a state that the address names: `?scene=thread&theme=dark&language=id&density=compact`. */
async function show(): Promise<void> {
  const query = new URLSearchParams(location.search)
  const name = query.get('scene') ?? ''
  const scene =
    { ...callScenes, ...afterCallScenes, ...headsetScenes, ...noiseScenes, ...deviceCheckScenes }[name]?.() ??
    deskOf(scenes[name] ?? callWindowScenes[name] ?? wallboardScenes[name])
  const container = document.querySelector<HTMLElement>('#root')
  if (!container) throw new Error('The page has no #root')
  if (!scene) {
    container.append(...links())
    return
  }
  const { desk } = scene
  // The address is written by hand or by a test, in the words of the settings.
  const settings = Object.fromEntries(
    ['theme', 'language', 'density'].flatMap(key => (query.has(key) ? [[key, query.get(key)]] : [])),
  ) as Partial<Settings>
  desk.set(state => ({ ...state, settings: { ...state.settings, ...settings } }))
  const section = query.get('section')
  const ui = 'ui' in scene ? scene.ui : undefined
  if (section !== null || ui !== undefined)
    sessionStorage.setItem(
      'dering-ui',
      JSON.stringify({
        state: {
          section: section ?? 'inbox',
          openCallId: query.get('call'),
          manageTab: query.get('tab'),
          isPaletteOpen: name.startsWith('palette'),
          ...ui,
        },
        version: 0,
      }),
    )
  window.desk = desk
  if (name in wallboardScenes) return void startWallboard(desk.api, container)
  if (name in callWindowScenes) return void startCallWindow(desk.api, container)
  await startApp({
    api: desk.api,
    container,
    storage: sessionStorage,
    keptStorage: localStorage,
    openCalls: openCallsOf(scene),
  })
}

const deskOf = (scene: (() => FakeDesk) | undefined) => scene && { desk: scene() }

function links(): readonly HTMLElement[] {
  document.body.style.overflow = 'auto'
  return Object.keys({
    ...scenes,
    ...callScenes,
    ...afterCallScenes,
    ...headsetScenes,
    ...noiseScenes,
    ...deviceCheckScenes,
    ...callWindowScenes,
    ...wallboardScenes,
  }).map(name => {
    const link = document.createElement('a')
    link.href = `?scene=${name}`
    link.textContent = `${name} `
    return link
  })
}

void show()
