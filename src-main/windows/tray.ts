import { Menu, nativeImage, Tray } from 'electron'
import type { TrayState } from '../alerts/wanted-alerts.ts'
import type { Texts } from '../texts.ts'
import { trayImage } from './tray-image.ts'
import { type TrayActs, trayMenu, trayToolTip } from './tray-menu.ts'

/** Sharp on every screen: the system scales it down. */
const imageSize = 32

export interface AppTray {
  readonly show: (state: TrayState) => void
  /** The person has chosen another language. */
  readonly sayAnew: () => void
  readonly close: () => void
}

/** The app's place in the tray: presence and call at a glance, and what can be done about them. */
export function openTray(texts: () => Texts, acts: TrayActs, first: TrayState): AppTray {
  const imageOf = (state: TrayState) => nativeImage.createFromBuffer(trayImage(state, imageSize))
  const tray = new Tray(imageOf(first))
  tray.on('click', () => acts.acts.look())
  let shown = first
  function show(state: TrayState): void {
    shown = state
    tray.setImage(imageOf(state))
    tray.setToolTip(trayToolTip(state, texts()))
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, texts(), acts)))
  }
  show(first)
  return { show, sayAnew: () => show(shown), close: () => tray.destroy() }
}
