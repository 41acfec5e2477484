import { app, type BrowserWindow, dialog } from 'electron'
import path from 'node:path'

/** The system's own dialog, in front of the window; `undefined` when the person changes their mind. */
export async function chooseCsvFile(
  window: BrowserWindow | null,
  suggestedName: string,
): Promise<string | undefined> {
  const options = {
    defaultPath: path.join(app.getPath('documents'), suggestedName),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return canceled || filePath === '' ? undefined : filePath
}
