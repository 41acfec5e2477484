import { warn } from '../log.ts'
import { savePath } from './save-path.ts'
import { testHook, type DialogAnswer, type RecordedDialog } from '../test-hook.ts'

/** Each takes its options alone or after the window it belongs to. */
type Asked<Options> = [Options] | [Electron.BaseWindow, Options]

function optionsOf<Options>(asked: Asked<Options>): Options {
  return asked.length === 1 ? asked[0] : asked[1]
}

/** What the test put into `nextDialog`, else what it is answered without one. */
function answerTo<Answer extends DialogAnswer>(dialog: RecordedDialog, standard: () => Answer): Answer {
  testHook.dialogs.push(dialog)
  const [answer] = testHook.nextDialog.splice(0, 1)
  // The test chose the answer for this very dialog, and with it the kind.
  return (answer as Answer | undefined) ?? standard()
}

/** As one who takes what is suggested, and is told where the file went. */
function save({ defaultPath }: Electron.SaveDialogOptions): Electron.SaveDialogReturnValue {
  const filePath = savePath(defaultPath, process.env)
  warn(`There is no save dialog here: the file goes to ${filePath}`)
  return { canceled: false, filePath }
}

function messageBox(options: Electron.MessageBoxOptions): Electron.MessageBoxReturnValue {
  return answerTo({ kind: 'message', ...options }, () => ({
    response: options.defaultId ?? 0,
    checkboxChecked: false,
  }))
}

/** `electron.dialog`: nothing is drawn; each question is recorded, and answered by the test or its default. */
export const dialog = {
  async showMessageBox(...asked: Asked<Electron.MessageBoxOptions>): Promise<Electron.MessageBoxReturnValue> {
    return messageBox(optionsOf(asked))
  },
  showMessageBoxSync(...asked: Asked<Electron.MessageBoxSyncOptions>): number {
    return messageBox(optionsOf(asked)).response
  },
  async showOpenDialog(...asked: Asked<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> {
    return answerTo({ kind: 'open', ...optionsOf(asked) }, () => ({ canceled: true, filePaths: [] }))
  },
  async showSaveDialog(...asked: Asked<Electron.SaveDialogOptions>): Promise<Electron.SaveDialogReturnValue> {
    const options = optionsOf(asked)
    return answerTo({ kind: 'save', ...options }, () => save(options))
  },
  showErrorBox(title: string, content: string): void {
    testHook.dialogs.push({ kind: 'error', title, content })
    warn(`${title}: ${content}`)
  },
} satisfies Pick<
  Electron.Dialog,
  'showMessageBox' | 'showMessageBoxSync' | 'showOpenDialog' | 'showSaveDialog' | 'showErrorBox'
>
