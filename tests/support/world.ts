import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulator, startSimulator } from '../../src-simulator/app.ts'
import { type DesktopApp, launchDesktopApp } from '../../tools/harness/desktop-app.ts'
import { openPhone, type Phone } from '../../tools/harness/phone.ts'
import { writeNoise, writeTone, writeVoiceInNoise } from '../../tools/harness/tone.ts'
import { type DesktopHost, findDesktopHost } from '../../tools/start/desktop-host.ts'
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts'
import { type DesktopSession, startDesktopSession } from './desktop-session.ts'
import { freePort } from './free-port.ts'
import { accessToken, appSecret } from './platform.ts'
import { type PlatformProcess, spawnTestPlatform } from './platform-process.ts'
import { type Heard, startPulse } from './pulse.ts'
import { password } from './seed.ts'
import { sideBySide } from './side-by-side.ts'

/** Frequencies, in hertz, that Chromium's Opus keeps apart: one for each voice. */
export const voices = { ani: 400, beni: 600, budi: 1000, citra: 1500 } as const
export type Voice = keyof typeof voices

const speaker = 'desk'

/** Everything as in production, small: Meta and customers played by the simulator, a platform, apps on a screen of their own. */
export interface World extends AsyncDisposable {
  readonly simulator: Simulator
  readonly platform: PlatformProcess
  readonly host: DesktopHost
  /** The desktop on which all the apps run. */
  readonly screen: DesktopSession
  /** What comes out of the apps' speaker; where `hasSpeaker` was asked for. */
  hearSpeaker(forMs?: number): Promise<Heard>
  /** Starts the app of an agent of the test organisation, signed in; null starts it at the sign-in screen. */
  app(agent: 'ani' | 'beni' | 'sari' | 'adi' | null, options?: AppOptions): Promise<DesktopApp>
  /** Lays a line to the platform that can be cut, for an app to be started on; it outlives restarts of the platform. */
  line(): Promise<ChaosProxy>
  /** Opens a customer's phone. */
  phone(customer: { readonly id: string; readonly name: string }, voice: Voice): Promise<Phone>
  /** Kills the platform as a crash would, and starts it again on the same data and address. */
  restartPlatform(): Promise<void>
  /** Kills it and leaves it dead. */
  killPlatform(): Promise<void>
}

export interface AppOptions {
  readonly locale?: string
  /** The folder of an earlier start, by its name: the app finds what that one left. */
  readonly profile?: string
  /** What stands behind the program on its command line, such as a link. */
  readonly args?: readonly string[]
  /** What its signalling goes over; without it the app reaches the platform directly. Sound never goes over it. */
  readonly line?: ChaosProxy
  /** More variables of this app. */
  readonly env?: Readonly<Record<string, string>>
}

export interface WorldOptions {
  readonly seed?: object
  /** `test`: the platform's time stands still and is moved by `platform.moveClock`. */
  readonly clock?: 'test'
  /** The agents' microphones hear nothing at all, as one with its own mute switch. */
  readonly hasSilentMicrophones?: boolean
  /** The apps have a speaker that can be listened to: what rings sounds there. */
  readonly hasSpeaker?: boolean
  /** The agents speak, with pauses, in loud rooms: a filter of noise takes a tone for noise. */
  readonly hasNoisyRooms?: boolean
  /** More variables of the platform, or others; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly simulator?: Partial<Parameters<typeof startSimulator>[0]>
}

/** Starts a world; disposing of it ends everything that it started. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  await using stack = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'dering-world-'))
  stack.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  const port = await freePort()
  const simulator = await startSimulator({
    webhookUrl: `http://127.0.0.1:${port}/webhooks/whatsapp`,
    appSecret,
    accessToken,
    ...options.simulator,
  })
  stack.defer(() => simulator.stop())
  const platforms: PlatformProcess[] = []
  stack.defer(async () => {
    await sideBySide(...platforms.map(platform => platform.dispose()))
  })
  const startPlatform = async () => {
    const started = await spawnTestPlatform({
      port,
      dataDir: folder,
      graphUrl: simulator.graphUrl,
      ...(options.seed && { seed: options.seed }),
      ...(options.clock && { clock: options.clock }),
      env: { DERING_ECHO_ADDRESS: '127.0.0.1', ...options.env },
    })
    platforms.push(started)
    return started
  }
  const startSound = async () => {
    const pulse = stack.use(await startPulse())
    await pulse.plugSpeaker(speaker)
    return pulse
  }
  const [session, sound, firstPlatform] = await sideBySide(
    startDesktopSession().then(started => stack.use(started)),
    options.hasSpeaker ? startSound() : Promise.resolve(undefined),
    startPlatform(),
  )
  let platform = firstPlatform
  const tone = (voice: Voice) => {
    const file = join(folder, `${voice}.wav`)
    writeTone(file, voices[voice])
    return file
  }
  const silence = () => {
    const file = join(folder, 'silence.wav')
    writeNoise(file, 0)
    return file
  }
  const voiceInNoise = () => {
    const file = join(folder, 'voice-in-noise.wav')
    writeVoiceInNoise(file, { voice: 0.12, noise: 0.02 })
    return file
  }
  const microphoneOf = (voice: Voice) => {
    if (options.hasSilentMicrophones) return silence()
    return options.hasNoisyRooms ? voiceInNoise() : tone(voice)
  }
  const parts = stack.move()
  // What is opened later is closed earlier: apps and phones go before the platform that they talk to, and all at once.
  const lines = parts.use(new AsyncDisposableStack())
  const guests: AsyncDisposable[] = []
  parts.defer(async () => {
    await sideBySide(...guests.map(guest => guest[Symbol.asyncDispose]()))
  })
  const welcome = <Guest extends AsyncDisposable>(guest: Guest): Guest => {
    guests.push(guest)
    return guest
  }
  let apps = 0
  return {
    simulator,
    host: findDesktopHost(),
    screen: session,
    async hearSpeaker(forMs) {
      if (!sound) throw new Error('This world has no speaker: say hasSpeaker')
      return await sound.hear(speaker, forMs)
    },
    get platform() {
      return platform
    },
    async app(agent, { locale = 'en_US.UTF-8', profile, args = [], line, env } = {}) {
      apps += 1
      return welcome(
        await launchDesktopApp({
          host: findDesktopHost(),
          serverUrl: line ? `http://127.0.0.1:${line.port}` : platform.url,
          profileDir: join(folder, profile ?? `desktop-${apps}`),
          args,
          toneFile: microphoneOf(agent === 'beni' ? 'beni' : 'ani'),
          env: { ...session.env, ...sound?.env, LANG: locale, LANGUAGE: locale, ...env },
          ...(agent && { signIn: { email: `${agent}@example.com`, password } }),
        }),
      )
    },
    async line() {
      return lines.use(await startChaosProxy(port))
    },
    async phone(customer, voice) {
      return welcome(await openPhone({ url: simulator.phoneUrl, customer, toneFile: tone(voice) }))
    },
    async restartPlatform() {
      await platform.kill('SIGKILL')
      platform = await startPlatform()
    },
    async killPlatform() {
      await platform.kill('SIGKILL')
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
