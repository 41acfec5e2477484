/** Everything that the window may ask; what each must bring is in `asks.ts`. Without a schema, for the sandboxed preload. */
export const askNames = [
  'getState',
  'request',
  'signIn',
  'signOut',
  'reconnectNow',
  'setPresence',
  'listRooms',
  'openRoom',
  'closeRoom',
  'loadOlderMessages',
  'sendMessage',
  'getDrafts',
  'keepDraft',
  'sendCallButton',
  'assignRoom',
  'resolveRoom',
  'reopenRoom',
  'checkConsent',
  'requestConsent',
  'getBalance',
  'answerCall',
  'declineCall',
  'dialCall',
  'hangUpCall',
  'dismissLostCall',
  'holdMedia',
  'takeWish',
  'showCallSound',
  'getCallWindow',
  'actOnCall',
  'queryCallLog',
  'exportCallLog',
  'cancelCallLogExport',
  'getCallTimeline',
  'saveDiagnostics',
  'deleteCallLog',
  'noteCall',
  'watchQueue',
  'unwatchQueue',
  'openWallboard',
  'joinWallboard',
  'actOnWallboard',
  'exportReport',
  'reportCall',
  'reportReach',
  'testNotification',
  'chooseHeadset',
  'actOnUpdate',
  'saveSettings',
  'networkChanged',
  'reportError',
] as const
export type AskName = (typeof askNames)[number]

/** What the main process tells the window. */
export const tellingNames = [
  'state',
  'callLogChanged',
  'callLogExport',
  'callWindow',
  'wallboard',
  'queue',
  'nudged',
  'drafts',
] as const
export type TellingName = (typeof tellingNames)[number]

/** All that the call window may ask: its own few things. */
export const callWindowAsks: ReadonlySet<AskName> = new Set(['getCallWindow', 'actOnCall', 'reportError'])

/** All that the wallboard may ask. */
export const wallboardAsks: ReadonlySet<AskName> = new Set(['joinWallboard', 'actOnWallboard', 'reportError'])

export const askChannel = (name: AskName): string => `dering:ask:${name}`
export const tellingChannel = (name: TellingName): string => `dering:tell:${name}`
