import type { DeringApi } from '#shared/ipc/asks.ts'
import type { CallWindowView } from '#shared/ipc/call-window.ts'
import { openSmallWindow } from '../small-window.tsx'
import { CallWindow, type CallWindowApi } from './CallWindow.tsx'

/** Shows in the small window what the main process says that it shows. Returns its undo. */
export function startCallWindow(
  api: CallWindowApi & Pick<DeringApi, 'getCallWindow' | 'on' | 'reportError'>,
  container: HTMLElement,
): () => void {
  const small = openSmallWindow(api, container)

  function show(view: CallWindowView | null): void {
    if (view) small.show(view.look, <CallWindow view={view} api={api} />)
    else small.showNothing()
  }

  let isTold = false
  const stop = api.on('callWindow', view => {
    isTold = true
    show(view)
  })
  // What was told before this page listened.
  async function showFirst(): Promise<void> {
    const answer = await api.getCallWindow()
    if (answer.ok && !isTold) show(answer.value)
  }
  void showFirst()
  return () => {
    stop()
    small.close()
  }
}
