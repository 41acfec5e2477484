import { EventEmitter } from 'node:events'
import { net } from '../network/net.ts'
import { protocol } from '../network/protocol.ts'
import { WebRequestHooks } from '../network/web-request.ts'
import { testHook } from '../test-hook.ts'
import { environmentProxy } from './environment-proxy.ts'
import { fixedProxy } from './fixed-proxy.ts'
import { HidDesk } from './hid-desk.ts'

type Handlers = Electron.Session
/** What `setPermissionRequestHandler` was given. */
export type RequestHandler = Parameters<Handlers['setPermissionRequestHandler']>[0]
export type CheckHandler = Parameters<Handlers['setPermissionCheckHandler']>[0]
export type DeviceHandler = Parameters<Handlers['setDevicePermissionHandler']>[0]
export type DisplayMediaHandler = Parameters<Handlers['setDisplayMediaRequestHandler']>[0]
/** Every permission that Electron knows by name. */
export type Permission = Parameters<NonNullable<RequestHandler>>[1]

type Implemented = Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'isPersistent'
  | 'resolveProxy'
  | 'setProxy'
  | 'closeAllConnections'
  | 'setSpellCheckerEnabled'
>

/** `session.defaultSession`: the app's answers to what its pages ask for. */
export class ShellSession extends EventEmitter implements Implemented {
  readonly protocol = protocol
  readonly webRequest = new WebRequestHooks()
  readonly fetch = net.fetch
  requestHandler: RequestHandler = null
  checkHandler: CheckHandler = null
  deviceHandler: DeviceHandler = null
  displayMediaHandler: DisplayMediaHandler = null
  #proxyOf = (url: URL): string => environmentProxy(url, process.env)

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.requestHandler = handler
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.checkHandler = handler
  }
  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.deviceHandler = handler
  }
  setDisplayMediaRequestHandler(handler: DisplayMediaHandler): void {
    this.displayMediaHandler = handler
  }
  setProxy({ mode, proxyRules, proxyBypassRules }: Electron.ProxyConfig): Promise<void> {
    if (mode !== 'system' && mode !== 'direct' && mode !== 'fixed_servers') {
      throw new Error(`The shell has no proxies of the mode ${mode}.`)
    }
    this.#proxyOf = url => {
      if (mode === 'direct') return 'DIRECT'
      if (mode === 'system') return environmentProxy(url, process.env)
      return fixedProxy(url, proxyRules ?? '', proxyBypassRules ?? '')
    }
    return Promise.resolve()
  }
  resolveProxy(url: string): Promise<string> {
    return Promise.resolve(this.#proxyOf(new URL(url)))
  }
  closeAllConnections(): Promise<void> {
    // Every request of the shell opens a connection of its own.
    return Promise.resolve()
  }
  isPersistent(): boolean {
    return true
  }
  setSpellCheckerEnabled(): void {
    // Chromium on Linux brings no dictionaries; it checks nothing here.
  }
}

export const defaultSession = new ShellSession()

testHook.hid = new HidDesk(defaultSession)

/** `electron.session`. */
export const session = { defaultSession }
