import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { Outcome } from '#shared/ipc/outcome.ts'
import { buildDesktop } from '../../tools/build.ts'
import { type DesktopApp, launchDesktopApp } from '../../tools/harness/desktop-app.ts'
import { writeTone } from '../../tools/harness/tone.ts'
import { findDesktopHost } from '../../tools/start/desktop-host.ts'
import { customerCalls, customersCallEnds } from './builders/webhooks.ts'
import { startDesktopSession, type DesktopSession } from './desktop-session.ts'
import { eventually } from './eventually.ts'
import { startTestPlatform, type TestPlatform } from './platform.ts'
import { password } from './seed.ts'

/** The built app of Ani on a screen of its own, online at a platform in this process. */
export interface AppWorld extends AsyncDisposable {
  readonly screen: DesktopSession
  readonly platform: TestPlatform
  readonly profileDir: string
  readonly ani: DesktopApp
  /** What the window may know. */
  state(): Promise<DesktopState>
  /** Asks as the window does. */
  ask(name: string, input?: unknown): Promise<Outcome<unknown>>
  /** Minimises the window once it has come up, as it does by itself at the start; resolves when the desktop has done it. */
  putAside(): Promise<void>
  /** Budi calls Ani: each time another call, so that a test can be tried again. */
  budiCalls(): Promise<void>
  /** He ends the call that he made last, if it has not ended. */
  budiGivesUp(): Promise<void>
}

/** @param prepare what lies in the profile before the app is started for the first time */
export async function startAppWorld(prepare: (profileDir: string) => void = () => {}): Promise<AppWorld> {
  await using stack = new AsyncDisposableStack()
  await buildDesktop()
  const profileDir = mkdtempSync(path.join(tmpdir(), 'dering-app-'))
  stack.defer(() => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  prepare(profileDir)
  const screen = stack.use(await startDesktopSession())
  // A desktop without a microphone cannot be reached, and says so. [D3]
  const toneFile = path.join(profileDir, 'voice.wav')
  writeTone(toneFile, 440)
  const platform = await startTestPlatform()
  stack.defer(() => platform.stop())
  const ani = stack.use(
    await launchDesktopApp({
      host: findDesktopHost(),
      serverUrl: platform.url,
      profileDir,
      signIn: { email: 'ani@example.com', password },
      toneFile,
      env: { ...screen.env },
    }),
  )
  // What a person waits for too: before it the window may still be on its blank first page.
  await ani.window.getByRole('button', { name: 'Connection: Connected' }).waitFor()
  const ask: AppWorld['ask'] = (name, input) =>
    ani.window.evaluate(
      async ({ name: asked, input: brought }) => {
        // The bridge, by name: what it has and how it is typed is what the tests are about.
        const bridge = Reflect.get(window, 'dering') as Record<
          string,
          (value: unknown) => Promise<Outcome<unknown>>
        >
        const answer = bridge[asked]
        if (!answer) throw new Error(`There is no ask named ${asked}.`)
        return answer(brought)
      },
      { name, input },
    )
  let calls = 0
  const parts = stack.move()
  return {
    screen,
    platform,
    profileDir,
    ani,
    ask,
    async state() {
      const outcome = await ask('getState')
      if (!outcome.ok) throw new Error(outcome.refusal.message)
      // `getState` answers with it; asked by name, the compiler cannot know.
      return outcome.value as DesktopState
    },
    async putAside() {
      await eventually(() =>
        ani.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
      ).toBe(true)
      await ani.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
      await eventually(() =>
        ani.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
      ).toBe(true)
    },
    async budiCalls() {
      await platform.postWebhook(customerCalls({ id: `wacid.${(calls += 1)}`, at: Date.now() }))
    },
    async budiGivesUp() {
      if (calls === 0) return
      // Meta's times are whole seconds: one that has begun lies before what was seen in it.
      await platform.postWebhook(customersCallEnds({ id: `wacid.${calls}`, at: Date.now() + 1_000 }))
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
