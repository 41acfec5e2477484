/** The part of the `x11` package that the shell uses; it brings no types of its own. */
declare module 'x11' {
  import type { EventEmitter } from 'node:events'

  type Reply<Result> = (error: Error | null, result: Result) => void

  export interface XEvent {
    readonly name: string
    /** The window that the event is about. */
    readonly wid: number
    /** PropertyNotify: the property's atom. */
    readonly atom: number
    /** KeyPress: which key, and the modifiers held with it. */
    readonly keycode: number
    readonly buttons: number
  }

  export interface XProperty {
    readonly type: number
    readonly data: Buffer
  }

  export interface XClient extends EventEmitter<{ event: [XEvent]; error: [Error]; end: [] }> {
    readonly atoms: Readonly<Record<string, number>>
    InternAtom(onlyIfExists: boolean, name: string, reply: Reply<number>): void
    GetProperty(
      remove: number,
      window: number,
      name: number,
      type: number,
      offset: number,
      length: number,
      reply: Reply<XProperty>,
    ): void
    ChangeProperty(
      mode: number,
      window: number,
      name: number,
      type: number,
      format: 8 | 16 | 32,
      data: readonly number[],
    ): void
    DeleteProperty(window: number, name: number): void
    ChangeWindowAttributes(window: number, values: { eventMask: number }): void
    SendClientMessage(
      destination: number,
      window: number,
      type: number,
      format: 32,
      data: readonly number[],
    ): void
    MapWindow(window: number): void
    UnmapWindow(window: number): void
    GrabKey(
      window: number,
      ownerEvents: 0 | 1,
      modifiers: number,
      key: number,
      pointerMode: 0 | 1,
      keyboardMode: 0 | 1,
    ): void
    UngrabKey(window: number, key: number, modifiers: number): void
    GetKeyboardMapping(first: number, count: number, reply: Reply<number[][]>): void
    terminate(): void
  }

  export interface XDisplay {
    readonly client: XClient
    readonly min_keycode: number
    readonly max_keycode: number
    readonly screen: readonly [
      { readonly root: number; readonly pixel_width: number; readonly pixel_height: number },
    ]
  }

  export const eventMask: { readonly PropertyChange: number; readonly StructureNotify: number }
  export function createClient(connected: Reply<XDisplay>): XClient
}
