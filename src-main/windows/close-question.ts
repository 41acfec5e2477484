import { type BrowserWindow, dialog } from 'electron'
import type { Texts } from '../texts.ts'

/** Asks whether to hang up and close; true when the person agrees. */
export async function askToClose(window: BrowserWindow, texts: Texts): Promise<boolean> {
  const hangUp = 1
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: texts.closeQuestion,
    detail: texts.closeDetail,
    buttons: [texts.keepTalking, texts.hangUpAndClose],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === hangUp
}
