/** An event whose default action the listener may refuse, as Electron's are. */
export type ShellEvent<Params extends object = object> = Electron.Event<Params>

/** A fresh event carrying `params`. */
export function createEvent<Params extends object = object>(params?: Params): ShellEvent<Params> {
  const event = {
    ...params,
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true
    },
  }
  // `Electron.Event<P>` is `{preventDefault, readonly defaultPrevented} & P`; a spread loses that P is whole.
  return event as unknown as ShellEvent<Params>
}

/**
 * Hands one of the shell's objects to the app under Electron's own type.
 * The object implements the part of `T` that README.md lists; calling the rest fails with a TypeError.
 */
export function asElectron<T extends object>(part: object): T {
  return part as T
}
