import type { DevToolsSession } from '../cdp/connection.ts'
import type { Protocol } from '../cdp/protocol.ts'
import { createEvent } from '../electron-types.ts'
import { fromChromiumUrl } from '../network/schemes.ts'
import type { NavigationHost } from './navigation.ts'

type Level = Electron.WebContentsConsoleMessageEventParams['level']
type Message = Omit<Electron.WebContentsConsoleMessageEventParams, 'frame'>

const levelNumbers: Readonly<Record<Level, number>> = { debug: 0, info: 1, warning: 2, error: 3 }
const levels: Readonly<Record<string, Level>> = {
  debug: 'debug',
  warning: 'warning',
  error: 'error',
  assert: 'error',
}

/** Emits `console-message` for what the page writes, for its uncaught errors and for what Chromium says of it. */
export function forwardConsole(session: DevToolsSession, host: NavigationHost): void {
  const tell = (message: Message): void => {
    const event = createEvent({ ...message, frame: host.mainFrame })
    const { level, lineNumber, sourceId } = message
    host.emit('console-message', event, levelNumbers[level], message.message, lineNumber, sourceId)
  }
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const [frame] = stackTrace?.callFrames ?? []
    tell({
      level: levels[type] ?? 'info',
      message: args.map(textOf).join(' '),
      lineNumber: (frame?.lineNumber ?? 0) + 1,
      sourceId: fromChromiumUrl(frame?.url ?? ''),
    })
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, lineNumber, url = '' } }) => {
    const message = `Uncaught ${exception?.description ?? text}`
    tell({ level: 'error', message, lineNumber: lineNumber + 1, sourceId: fromChromiumUrl(url) })
  })
  // Refusals by Content-Security-Policy, failed requests and the like.
  session.on('Log.entryAdded', ({ entry: { level, text, lineNumber = 0, url = '' } }) => {
    const known = level === 'verbose' ? 'debug' : level
    tell({ level: known, message: text, lineNumber: lineNumber + 1, sourceId: fromChromiumUrl(url) })
  })
}

function textOf(argument: Protocol.Runtime.RemoteObject): string {
  if (argument.value !== undefined) {
    return typeof argument.value === 'string' ? argument.value : JSON.stringify(argument.value)
  }
  return argument.unserializableValue ?? argument.description ?? argument.type
}
