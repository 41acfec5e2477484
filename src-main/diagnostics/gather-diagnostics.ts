import { app } from 'electron'
import type { CallTimeline } from '#shared/ipc/call-timeline.ts'
import { systemClock } from '../clock.ts'
import type { Desktop } from '../desktop.ts'
import { errorText } from '../logging/logger.ts'
import { LinkHistory } from './link-history.ts'
import { machineFacts, machineNames } from './machine-facts.ts'
import type { DiagnosticsParts } from './save-diagnostics.ts'

/** As many calls as a report tells of: some days' worth. */
const calls = 100

/** Remembers from now on what a report for support will be made of. */
export function gatherDiagnostics(desktop: Pick<Desktop, 'state' | 'callLog'>): DiagnosticsParts {
  const links = new LinkHistory()
  links.note(systemClock.now(), desktop.state.get().connection)
  desktop.state.onChange((_state, { connection }) => {
    if (connection) links.note(systemClock.now(), connection)
  })
  return {
    state: () => desktop.state.get(),
    links: () => links.moments,
    timelines: () => newestCalls(desktop),
    logsFolder: app.getPath('logs'),
    machine: () => machineFacts(graphics()),
    machineNames: machineNames(),
    now: () => systemClock.now(),
  }
}

async function newestCalls({ callLog }: Pick<Desktop, 'callLog'>): Promise<readonly CallTimeline[]> {
  const { entries } = await callLog.query({ search: '', filter: 'all', limit: calls })
  return entries.flatMap(entry => callLog.timeline(entry.callId) ?? [])
}

/** What the graphics card is used for; a host that does not know says so. */
function graphics(): unknown {
  try {
    return app.getGPUFeatureStatus()
  } catch (error) {
    return errorText(error).split('\n')[0]
  }
}
