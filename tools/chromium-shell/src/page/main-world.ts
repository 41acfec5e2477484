import { createBridgeEnd, type BridgeEnd, type BridgeNames } from './bridge.ts'

/** The page's own world: receives what the preload exposes, and asks for permissions before Chromium does. */
export function startMainWorld(names: BridgeNames): void {
  if (window.top !== window) return // only the main frame has a preload
  const bridge = createBridgeEnd(names, (name, [key, api]) => {
    if (name === 'expose') exposeOnWindow(String(key), api)
    return undefined
  })
  askBeforeUse(bridge)
  window.open = (url = '', frameName = '') => {
    bridge.request('window-open', new URL(url, document.baseURI).href, frameName)
    return null
  }
}

export function exposeOnWindow(key: string, api: unknown): void {
  if (key in window) throw new Error(`Cannot bind an API on top of an existing property on the window object`)
  Object.defineProperty(window, key, { value: freezeDeeply(api), enumerable: true })
}

export function freezeDeeply(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  if (!isPlain) return value
  Object.freeze(value)
  Object.values(value).forEach(freezeDeeply)
  return value
}

/** Puts the session's permission request handler before the calls of the web that would prompt. */
export function askBeforeUse(bridge: BridgeEnd): void {
  const ask = async (permission: string, mediaTypes: readonly string[] = []): Promise<void> => {
    if (await bridge.request('permission', permission, mediaTypes)) return
    throw new DOMException('Permission denied', 'NotAllowedError')
  }
  // Absent on an insecure origin.
  const { mediaDevices, clipboard, geolocation } = navigator as Partial<Navigator>
  if (mediaDevices) {
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
    const getDisplayMedia = mediaDevices.getDisplayMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async constraints => {
      await ask('media', [...(constraints?.audio ? ['audio'] : []), ...(constraints?.video ? ['video'] : [])])
      return await getUserMedia(constraints)
    }
    mediaDevices.getDisplayMedia = async options => {
      await ask('display-capture')
      return await getDisplayMedia(options)
    }
  }
  if (clipboard) {
    const readText = clipboard.readText.bind(clipboard)
    clipboard.readText = async () => {
      await ask('clipboard-read')
      return await readText()
    }
  }
  if (geolocation) {
    const getCurrentPosition = geolocation.getCurrentPosition.bind(geolocation)
    geolocation.getCurrentPosition = (...args) => {
      const go = (): void => getCurrentPosition(...args)
      ask('geolocation').then(go, go) // after a refusal Chromium itself reports PERMISSION_DENIED
    }
  }
  const requestPermission = Notification.requestPermission.bind(Notification)
  Notification.requestPermission = async callback => {
    // A refusal sets Chromium's own state, which the original call then reports.
    await ask('notifications').catch(() => undefined)
    return await requestPermission(callback)
  }
}
