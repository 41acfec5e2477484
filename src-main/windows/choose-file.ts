import { app, type BrowserWindow, dialog } from 'electron'
import path from 'node:path'

/** What may be saved, with the ending of its name. */
const kinds = {
  csv: { name: 'CSV', extensions: ['csv'] },
  archive: { name: 'Archive', extensions: ['tar.gz'] },
} as const

/** The system's own dialog, in front of the window; `undefined` when the person changes their mind. */
export async function chooseFile(
  window: BrowserWindow | null,
  kind: keyof typeof kinds,
  suggestedName: string,
): Promise<string | undefined> {
  const { name, extensions } = kinds[kind]
  const options = {
    defaultPath: path.join(app.getPath('downloads'), suggestedName),
    filters: [{ name, extensions: [...extensions] }],
  }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return canceled || filePath === '' ? undefined : filePath
}
