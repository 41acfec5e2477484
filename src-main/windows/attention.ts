import { app, type BrowserWindow } from 'electron'

/** Draws the eye to the window without taking the focus: its frame flashes, its icon in the dock bounces. [D1] */
export function createAttention(window: () => BrowserWindow | null): (wanted: boolean) => void {
  let bounce: number | undefined
  return wanted => {
    window()?.flashFrame(wanted)
    if (bounce !== undefined) app.dock?.cancelBounce(bounce)
    bounce = wanted ? app.dock?.bounce('critical') : undefined
  }
}
