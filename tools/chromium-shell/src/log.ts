const debugging = Boolean(process.env['ELECTRON_SHELL_DEBUG'])

/** A line for whoever works on the shell itself; shown with `ELECTRON_SHELL_DEBUG=1`. */
export function debug(...words: readonly unknown[]): void {
  if (debugging) console.error('[chromium-shell]', Math.round(performance.now()), ...words)
}

/** Something the app's developer must see: a failure of the shell, or a use of it that it cannot serve. */
export function warn(...words: readonly unknown[]): void {
  console.error('[chromium-shell]', ...words)
}

/** For a promise that nobody awaits: its failure is shown when debugging and harms nothing else. */
export function unawaited(promise: Promise<unknown>, what: string): void {
  promise.catch((error: unknown) => debug(what, 'failed:', error))
}
