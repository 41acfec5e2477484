import { originOf } from '../network/schemes.ts'
import type { ShellWebContents } from './web-contents.ts'

type Implemented = Pick<
  Electron.WebFrameMain,
  | 'url'
  | 'origin'
  | 'routingId'
  | 'processId'
  | 'frames'
  | 'parent'
  | 'top'
  | 'name'
  | 'isDestroyed'
  | 'send'
  | 'executeJavaScript'
>

/** The main frame of a page, which alone has a preload: always the same object, as its `url` changes. */
export class ShellMainFrame implements Implemented {
  readonly routingId = 1
  readonly processId = 1
  readonly frames = []
  readonly parent = null
  readonly name = ''
  readonly #contents: ShellWebContents

  constructor(contents: ShellWebContents) {
    this.#contents = contents
  }

  get url(): string {
    return this.#contents.getURL()
  }
  get origin(): string {
    return originOf(this.url)
  }
  /** A main frame is its own top. */
  get top(): Electron.WebFrameMain {
    return this.#contents.mainFrame
  }
  isDestroyed(): boolean {
    return this.#contents.isDestroyed()
  }
  send(channel: string, ...args: unknown[]): void {
    this.#contents.send(channel, ...args)
  }
  executeJavaScript(code: string, userGesture?: boolean): Promise<unknown> {
    return this.#contents.executeJavaScript(code, userGesture)
  }
}
