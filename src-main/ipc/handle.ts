import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { type AskName, askChannel, askNames } from '#shared/ipc/channels.ts'
import type { Outcome } from '#shared/ipc/outcome.ts'
import type { Sender } from './sender.ts'

/** Answers every ask of the window at the door. Returns its undo. */
export function answerAsks(
  door: (name: AskName, sender: Sender, raw: unknown) => Promise<Outcome<unknown>>,
): () => void {
  for (const name of askNames) {
    ipcMain.handle(askChannel(name), (event, raw: unknown) => door(name, senderOf(event), raw))
  }
  return () => {
    for (const name of askNames) ipcMain.removeHandler(askChannel(name))
  }
}

function senderOf({ sender, senderFrame }: IpcMainInvokeEvent): Sender {
  const frame = senderFrame && { url: senderFrame.url, isMainFrame: senderFrame.parent === null }
  return { contentsId: sender.id, frame }
}
