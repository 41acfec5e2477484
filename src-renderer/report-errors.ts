import type { DeringApi } from '#shared/ipc/asks.ts'

/** How many are told in the life of a window: a fault in a loop must not flood the log. */
const most = 50

/** Tells the main process' log of an error of the window. */
export type ReportError = (error: unknown) => void

export function createErrorReporter(api: Pick<DeringApi, 'reportError'>): ReportError {
  let told = 0
  return error => {
    told += 1
    if (told > most) return
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
    // Where even this ask fails there is nobody left to tell; the main process sees the broken channel itself.
    api.reportError({ message: message.slice(0, 2000), stack: stack?.slice(0, 8000) }).catch(() => undefined)
  }
}

/** Whatever nobody caught. Returns its undo. */
export function watchErrors(report: ReportError): () => void {
  const onError = (event: ErrorEvent) => report(event.error ?? event.message)
  const onRejection = (event: PromiseRejectionEvent) => report(event.reason)
  window.addEventListener('error', onError)
  window.addEventListener('unhandledrejection', onRejection)
  return () => {
    window.removeEventListener('error', onError)
    window.removeEventListener('unhandledrejection', onRejection)
  }
}
