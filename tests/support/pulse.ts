import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const sampleRate = 16_000
/** How long the server may take to start, in milliseconds. */
const patienceMs = 30_000

/** What comes out of a speaker. */
export interface Heard {
  /** Root mean square, 0 to 1. */
  readonly rms: number
  /** The loudest frequency between 100 and 2,000 Hz, to 5 Hz; 0 in silence. */
  readonly peakHz: number
}

/** A PulseAudio of its own, whose devices a test plugs in and out. */
export interface Pulse extends AsyncDisposable {
  /** For the programs that shall hear and speak through it. */
  readonly env: Readonly<Record<string, string>>
  /** Does nothing where it is plugged in already. */
  plugSpeaker(name: string): Promise<void>
  /** A microphone into which somebody hums at this frequency; nothing where it is plugged in already. */
  plugMicrophone(name: string, hertz: number): Promise<void>
  unplug(name: string): Promise<void>
  setDefaultSpeaker(name: string): Promise<void>
  setDefaultMicrophone(name: string): Promise<void>
  /** Listens to a speaker for so long, in milliseconds. */
  hear(speaker: string, forMs?: number): Promise<Heard>
}

/** Starts it in a folder of its own, without any device but those that are plugged in. */
export async function startPulse(): Promise<Pulse> {
  const folder = await mkdtemp(join(tmpdir(), 'dering-pulse-'))
  const socket = join(folder, 'socket')
  const env = { PULSE_SERVER: `unix:${socket}`, PULSE_RUNTIME_PATH: folder, HOME: folder }
  const server = spawn(
    'pulseaudio',
    [
      '-n',
      '--daemonize=no',
      '--exit-idle-time=-1',
      '--use-pid-file=no',
      '--log-target=stderr',
      '--log-level=error',
      '-L',
      `module-native-protocol-unix socket=${socket} auth-anonymous=1`,
    ],
    { env: { ...process.env, ...env, XDG_RUNTIME_DIR: folder }, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const pactl = async (...args: string[]) => {
    const { stdout } = await run('pactl', args, { env: { ...process.env, ...env } })
    return stdout.trim()
  }
  await answering(() => pactl('info'))
  const modules = new Map<string, string>()
  const described = (name: string, kind: 'sink' | 'source') =>
    `${kind}_properties=device.description=${name.replaceAll(' ', '_')}`

  return {
    env: { PULSE_SERVER: env.PULSE_SERVER },
    async plugSpeaker(name) {
      if (modules.has(name)) return
      modules.set(
        name,
        await pactl('load-module', 'module-null-sink', `sink_name=${name}`, described(name, 'sink')),
      )
    },
    async plugMicrophone(name, hertz) {
      if (modules.has(name)) return
      const hum = [`source_name=${name}`, `frequency=${hertz}`, described(name, 'source')]
      modules.set(name, await pactl('load-module', 'module-sine-source', ...hum))
    },
    async unplug(name) {
      await pactl('unload-module', modules.get(name) ?? '')
      modules.delete(name)
    },
    setDefaultSpeaker: async name => void (await pactl('set-default-sink', name)),
    setDefaultMicrophone: async name => void (await pactl('set-default-source', name)),
    hear: (speaker, forMs = 500) => listen({ ...process.env, ...env }, speaker, forMs),
    async [Symbol.asyncDispose]() {
      const isOver = once(server, 'exit')
      server.kill()
      await isOver
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Asks until the server answers. @throws {Error} of the last time */
async function answering(ask: () => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      await ask()
      return
    } catch (error) {
      if (performance.now() > deadline) throw error
      await delay(50)
    }
  }
}

async function listen(env: NodeJS.ProcessEnv, speaker: string, forMs: number): Promise<Heard> {
  const format = ['--format=float32le', `--rate=${sampleRate}`, '--channels=1', '--raw', '--latency-msec=50']
  const recorder = spawn('parec', [`--device=${speaker}.monitor`, ...format], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const wanted = Math.round((forMs / 1_000) * sampleRate) * 4
  const chunks: Buffer[] = []
  let length = 0
  const isOver = once(recorder, 'exit')
  for await (const chunk of recorder.stdout as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= wanted) break
  }
  recorder.kill()
  await isOver
  if (length < wanted) throw new Error(`${speaker} went away while it was listened to`)
  return judge(Buffer.concat(chunks).subarray(0, wanted))
}

function judge(raw: Buffer): Heard {
  const samples = Float32Array.from({ length: raw.length / 4 }, (_, index) => raw.readFloatLE(index * 4))
  const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
  if (rms < 0.000_5) return { rms, peakHz: 0 }
  let peakHz = 0
  let most = 0
  for (let hertz = 100; hertz <= 2_000; hertz += 5) {
    const power = powerAt(samples, hertz)
    if (power > most) [most, peakHz] = [power, hertz]
  }
  return { rms, peakHz }
}

/** Goertzel's algorithm: how strong one frequency is. */
function powerAt(samples: Float32Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate)
  let before = 0
  let last = 0
  for (const sample of samples) [before, last] = [last, sample + turn * last - before]
  return last * last + before * before - turn * last * before
}
