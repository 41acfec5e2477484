/** What the preload's world tells the main process. `args` and `value` are encoded by the codec. */
export type PageMessage =
  | { readonly kind: 'started' }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | {
      readonly kind: 'permission'
      readonly id: number
      readonly permission: string
      readonly mediaTypes: readonly ('audio' | 'video')[]
    }
  | { readonly kind: 'preload-failed'; readonly message: string; readonly stack: string }
  | { readonly kind: 'window'; readonly state: PageWindowState }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'input'; readonly input: PageInput }
  | ({ readonly kind: 'window-open' } & WantedWindow)

/** What the main process tells the preload's world. */
export type MainMessage =
  | { readonly kind: 'message'; readonly channel: string; readonly args: string }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: boolean; readonly value: string }
  | { readonly kind: 'permission'; readonly id: number; readonly granted: boolean }
  | { readonly kind: 'guard-close'; readonly isOn: boolean }

export interface PageWindowState {
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly isFocused: boolean
}

/** A window or tab that the page wants. */
export interface WantedWindow {
  readonly url: string
  readonly frameName: string
  readonly disposition: 'foreground-tab' | 'background-tab' | 'new-window'
}

/** The part of Electron's `Input` that a page can see of a key. */
export interface PageInput {
  readonly type: 'keyDown' | 'keyUp'
  readonly key: string
  readonly code: string
  readonly isAutoRepeat: boolean
  readonly isComposing: boolean
  readonly shift: boolean
  readonly control: boolean
  readonly alt: boolean
  readonly meta: boolean
  readonly location: number
}

/** What the preload's world is told of its process. */
export interface RendererFacts {
  readonly platform: string
  readonly arch: string
  readonly versions: Readonly<Record<string, string | undefined>>
  readonly argv: readonly string[]
}
