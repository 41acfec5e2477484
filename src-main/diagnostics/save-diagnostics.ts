import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { CallTimeline } from '#shared/ipc/call-timeline.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { PluggedDevice } from '#shared/ipc/diagnostics.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { errorCode, saveRefusal } from '../save-refusal.ts'
import type { LinkMoment } from './link-history.ts'
import { readLogs } from './log-lines.ts'
import { redact } from './redact.ts'
import { createRedactText } from './redact-text.ts'
import { callFacts, knownNames, linkFacts, policyFacts, settingsFacts, updateFacts } from './report-parts.ts'
import { type TarFile, tarPieces } from './tar.ts'

/** What the report is made of. */
export interface DiagnosticsParts {
  readonly state: () => DesktopState
  /** The newest calls of whoever is signed in. */
  readonly timelines: () => Promise<readonly CallTimeline[]>
  readonly links: () => readonly LinkMoment[]
  readonly logsFolder: string
  /** Versions, processor, memory, graphics. */
  readonly machine: () => object
  /** Names of this computer and of who is signed in to it, and of the folders that hold them. */
  readonly machineNames: readonly string[]
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

const about = `A report of Dering for support.

Taken out of every file: phone numbers but for their last three digits, names of customers and agents, addresses of mail
and of networks, WhatsApp's own ids, passwords and tokens, the private lines of call set-ups. Messages, notes and
recordings are not part of it.

about.json     the app and this computer
settings.json  what is set
policy.json    what the organisation has decided, and what of it was not obeyed
link.json      the connection to the server since the app was started
update.json    whether a newer version is there, and what it waits for
calls.json     the newest calls, and what happened to each on this desktop
devices.json   microphones and speakers that are plugged in
logs/          what the app wrote about its own work
`

/** The files of the report, made from what is known now; nothing is asked of anybody. */
export async function diagnosticsFiles(
  parts: DiagnosticsParts,
  devices: readonly PluggedDevice[],
): Promise<readonly TarFile[]> {
  const state = parts.state()
  const timelines = await parts.timelines()
  const redactText = createRedactText([...knownNames(state, timelines), ...parts.machineNames])
  const json = (name: string, value: unknown): TarFile => ({
    name,
    content: Buffer.from(JSON.stringify(redact(value, redactText), null, 2)),
  })
  return [
    { name: 'README.txt', content: Buffer.from(about) },
    json('about.json', { madeAt: new Date(parts.now()), app: state.app, ...parts.machine() }),
    json('settings.json', settingsFacts(state.settings)),
    json('policy.json', policyFacts(state.policy)),
    json('link.json', linkFacts(state, parts.links())),
    json('update.json', updateFacts(state)),
    json('calls.json', callFacts(timelines)),
    json('devices.json', devices),
    ...(await readLogs(parts.logsFolder, redactText)),
  ]
}

/**
 * Saves the report where the person says; the file is there whole or not at all.
 * @throws {RefusedError} when the disk does not take it
 */
export async function saveDiagnostics(
  devices: readonly PluggedDevice[],
  parts: DiagnosticsParts & {
    readonly choosePath: (suggestedName: string) => Promise<string | undefined>
    readonly log: Logger
  },
): Promise<{ readonly saved: boolean }> {
  const stamp = new Date(parts.now()).toISOString().slice(0, 16).replaceAll(/[T:]/g, '-')
  const path = await parts.choosePath(`dering-report-${stamp}.tar.gz`)
  if (path === undefined) return { saved: false }
  const unfinished = `${path}.part`
  try {
    const files = await diagnosticsFiles(parts, devices)
    await pipeline(Readable.from(tarPieces(files, parts.now())), createGzip(), createWriteStream(unfinished))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    parts.log.warn('the report for support was not saved', { error: errorText(error) })
    throw saveRefusal(errorCode(error))
  }
  return { saved: true }
}
