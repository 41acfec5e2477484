import type { DeringApi } from '#shared/ipc/asks.ts'

/** Tells the main process when this browser sees the network come or go. Returns its undo. */
export function reportNetwork(
  api: Pick<DeringApi, 'networkChanged'>,
  onTrouble: (error: unknown) => void,
): () => void {
  const tell = () => {
    api.networkChanged().catch(onTrouble)
  }
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
  return () => {
    window.removeEventListener('online', tell)
    window.removeEventListener('offline', tell)
  }
}
