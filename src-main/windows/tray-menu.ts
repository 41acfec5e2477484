import type { MenuItemConstructorOptions } from 'electron'
import type { CallActs } from '../alerts/call-acts.ts'
import type { TrayState } from '../alerts/wanted-alerts.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import { presenceSchema } from '#shared/protocol/entities.ts'
import type { Texts } from '../texts.ts'

export interface TrayActs {
  readonly acts: Pick<CallActs, 'answer' | 'decline' | 'hangUp' | 'toggleMute' | 'look'>
  readonly setPresence: (presence: Presence) => void
  readonly quit: () => void
}

/** What the tray says when one points at it. */
export function trayToolTip({ presence, activity }: TrayState, texts: Texts): string {
  const words = ['Dering', texts.trayPresence[presence]]
  if (activity !== 'none') words.push(texts.trayActivity[activity])
  return words.join(' · ')
}

/** The tray's menu: what a call needs first, then the window, presence, and quitting. */
export function trayMenu(
  state: TrayState,
  texts: Texts,
  { acts, setPresence, quit }: TrayActs,
): MenuItemConstructorOptions[] {
  const { answerable, declinable, call, presence } = state
  const calls: MenuItemConstructorOptions[] = [
    ...(answerable === null ? [] : [{ label: texts.answer, click: () => acts.answer(answerable) }]),
    ...(declinable === null ? [] : [{ label: texts.decline, click: () => acts.decline(declinable) }]),
    ...(call === null
      ? []
      : [
          { label: texts.mute, click: () => acts.toggleMute(call) },
          { label: texts.hangUp, click: () => acts.hangUp(call) },
        ]),
  ]
  const isReachable = presence !== 'signedOut' && presence !== 'disconnected'
  const presences = presenceSchema.options.map((choice): MenuItemConstructorOptions => ({
    label: texts.trayPresence[choice],
    type: 'radio',
    checked: choice === presence,
    enabled: isReachable,
    click: () => setPresence(choice),
  }))
  const line: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...calls,
    ...(calls.length > 0 ? [line] : []),
    { label: texts.openApp, click: () => acts.look() },
    line,
    ...presences,
    line,
    { label: texts.quit, click: quit },
  ]
}
