import { type BrowserWindow, dialog } from 'electron'
import type { Texts } from '../texts.ts'

/** Asks which headset the app may use, outside the page, which cannot press it. @returns the index of its name; null: none */
export async function chooseHeadset(
  window: BrowserWindow | null,
  names: readonly string[],
  texts: Texts,
): Promise<number | null> {
  const question = {
    type: 'question' as const,
    message: names.length > 0 ? texts.headsetQuestion : texts.noHeadset,
    detail: names.length > 0 ? texts.headsetDetail : texts.noHeadsetDetail,
    buttons: [...names, names.length > 0 ? texts.cancel : texts.ok],
    defaultId: 0,
    cancelId: names.length,
    noLink: true,
  }
  const { response } = await (window
    ? dialog.showMessageBox(window, question)
    : dialog.showMessageBox(question))
  return response < names.length ? response : null
}
