import type { CallActs } from '../alerts/call-acts.ts'
import type { CallWindow } from '../windows/call-window.ts'
import type { Desktop } from '../desktop.ts'
import { type DiagnosticsParts, saveDiagnostics } from '../diagnostics/save-diagnostics.ts'
import { fileDay } from '../file-day.ts'
import type { SystemNotifier } from '../notifications/system-notifier.ts'
import type { Logger } from '../logging/logger.ts'
import { saveReport } from '../report/save-report.ts'
import type { HeadsetChoice } from '../windows/headset-choice.ts'
import type { UpdateKeeper } from '../updates/update-keeper.ts'
import type { WallboardWindow } from '../windows/wallboard-window.ts'
import type { Handlers } from './answer-ask.ts'

export interface HandlerParts {
  readonly desktop: Desktop
  readonly callWindow: Pick<CallWindow, 'hear' | 'view'>
  readonly wallboard: Pick<WallboardWindow, 'open' | 'act' | 'view'>
  readonly headsetChoice: Pick<HeadsetChoice, 'choose'>
  readonly acts: CallActs
  readonly notifier: Pick<SystemNotifier, 'test'>
  readonly log: Logger
  readonly chooseCsvFile: ChooseFile
  readonly chooseArchive: ChooseFile
  readonly diagnostics: DiagnosticsParts
  readonly updates: Pick<UpdateKeeper, 'act'>
}

type ChooseFile = (suggestedName: string) => Promise<string | undefined>

/** What each ask of the window means, one line each. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { desktop, callWindow, wallboard, headsetChoice, acts, notifier, log, chooseCsvFile } = parts
  const { state, connection, calls, openRoom, presence, callLog } = desktop
  return {
    getState: () => state.get(),
    request: ({ method, params }) => connection.request(method, params),
    signIn: grant => nothing(desktop.signIn(grant)),
    signOut: () => nothing(desktop.signOut()),
    reconnectNow: () => nothing(connection.reconnectNow('asked by the person')),
    setPresence: ({ status }) => nothing(presence.set(status)),
    listRooms: params => connection.request('rooms.list', params),
    openRoom: ({ roomId }) => nothing(openRoom.open(roomId)),
    closeRoom: () => nothing(openRoom.close()),
    loadOlderMessages: () => nothing(openRoom.loadOlder()),
    sendMessage: params => nothing(openRoom.send(params)),
    getDrafts: () => desktop.drafts.all,
    keepDraft: draft => nothing(desktop.drafts.keep(draft)),
    sendCallButton: params => nothing(connection.request('rooms.sendCallButton', params)),
    assignRoom: params => nothing(connection.request('rooms.assign', params)),
    resolveRoom: params => nothing(connection.request('rooms.resolve', params)),
    reopenRoom: params => nothing(connection.request('rooms.reopen', params)),
    checkConsent: params => connection.request('consent.check', params),
    requestConsent: params => nothing(connection.request('consent.request', params)),
    getBalance: params => connection.request('balance.get', params),
    answerCall: params => calls.answer(params),
    declineCall: ({ callId }) => nothing(calls.decline(callId)),
    dialCall: params => calls.dial(params),
    hangUpCall: ({ callId }) => nothing(calls.hangUp(callId)),
    dismissLostCall: ({ callId }) => nothing(desktop.lostCalls.dismiss(callId)),
    holdMedia: ({ callId }) => nothing(calls.holdMedia(callId)),
    watchQueue: () => nothing(desktop.queue.watch('window')),
    unwatchQueue: () => nothing(desktop.queue.unwatch('window')),
    openWallboard: () => nothing(wallboard.open()),
    joinWallboard: async () => {
      await desktop.queue.watch('wallboard')
      return wallboard.view
    },
    actOnWallboard: act => nothing(wallboard.act(act)),
    takeWish: ({ id }) => desktop.wishes.take(id),
    showCallSound: sound => nothing(callWindow.hear(sound)),
    getCallWindow: () => callWindow.view,
    actOnCall: ({ act, callId }) => nothing(act === 'look' ? acts.look() : acts[act](callId)),
    queryCallLog: query => callLog.query(query),
    exportCallLog: async filter => {
      desktop.settings.requireExport()
      const file = await chooseCsvFile(`dering-calls-${fileDay(Date.now())}.csv`)
      return { calls: file === undefined ? null : await callLog.exportTo(file, filter) }
    },
    cancelCallLogExport: () => nothing(callLog.cancelExport()),
    getCallTimeline: ({ callId }) => callLog.timeline(callId),
    deleteCallLog: () => nothing(callLog.forgetAll()),
    saveDiagnostics: ({ devices }) =>
      saveDiagnostics(devices, { ...parts.diagnostics, choosePath: parts.chooseArchive, log }),
    reportReach: seen => nothing(desktop.reach.observe({ ...seen, hasWindow: true })),
    testNotification: async () => ({ isShown: await notifier.test() }),
    reportCall: report => nothing(desktop.callReports.take(report)),
    noteCall: ({ callId, note: { what, ...details } }) => nothing(callLog.note(callId, what, details)),
    exportReport: file => {
      desktop.settings.requireExport()
      return saveReport(file, {
        source: desktop.sources.report,
        choosePath: chooseCsvFile,
        now: Date.now,
        log,
      })
    },
    chooseHeadset: ({ deviceId }) => nothing(headsetChoice.choose(deviceId)),
    actOnUpdate: ({ act }) => nothing(parts.updates.act(act)),
    saveSettings: settings => nothing(desktop.saveSettings(settings)),
    networkChanged: () => nothing(desktop.networkChanged()),
    reportError: ({ message, stack }) => nothing(log.error('the window failed', { message, stack })),
  }
}

async function nothing(work: Promise<unknown> | void): Promise<null> {
  await work
  return null
}
