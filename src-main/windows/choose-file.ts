import { app, type BrowserWindow, dialog } from 'electron'
import path from 'node:path'
import type { Texts } from '../texts.ts'

/** What may be saved, by the ending of its name. */
const endings = { csv: 'csv', archive: 'tar.gz' } as const

/** The system's own dialog, in front of the window; `undefined` when the person changes their mind. */
export async function chooseFile(
  window: BrowserWindow | null,
  kind: keyof typeof endings,
  suggestedName: string,
  texts: Pick<Texts, 'fileKinds'>,
): Promise<string | undefined> {
  const options = {
    defaultPath: path.join(app.getPath('downloads'), suggestedName),
    filters: [{ name: texts.fileKinds[kind], extensions: [endings[kind]] }],
  }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return canceled || filePath === '' ? undefined : filePath
}
