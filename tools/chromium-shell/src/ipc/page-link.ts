import type { DevToolsSession } from '../cdp/connection.ts'
import { debug, unawaited } from '../log.ts'
import type { MainMessage, PageMessage } from '../page/messages.ts'

/** The isolated world of the preload, as Chromium names it. */
export const preloadWorld = 'chromium-shell-preload'
const sendBinding = 'chromiumShellSend'

/** Messages to and from the preload's world of the document now shown. Those of an earlier document are dropped. */
export class PageLink {
  readonly #receive: (message: PageMessage) => void
  #session: DevToolsSession | undefined
  #world: number | undefined

  constructor(receive: (message: PageMessage) => void) {
    this.#receive = receive
  }

  async attach(session: DevToolsSession): Promise<void> {
    this.#session = session
    session.on('Runtime.executionContextsCleared', () => (this.#world = undefined))
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#world = undefined
    })
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== sendBinding) return
      // Only the shell's own script can call the binding, which exists in the preload's world alone.
      const message = JSON.parse(payload) as PageMessage
      if (message.kind === 'started') this.#world = executionContextId
      if (executionContextId === this.#world) this.#receive(message)
    })
    await session.send('Runtime.addBinding', { name: sendBinding, executionContextName: preloadWorld })
  }

  /** Delivered in order; lost, as with Electron, while no document with a preload is shown. */
  send(message: MainMessage): void {
    if (this.#session === undefined || this.#world === undefined) {
      debug('message lost: the page has not started', message)
      return
    }
    const expression = `chromiumShellReceive(${JSON.stringify(JSON.stringify(message))})`
    const sent = this.#session.send('Runtime.evaluate', { expression, contextId: this.#world })
    unawaited(sent, 'a message to the page')
  }
}
