import { browser } from '../browser.ts'
import { asElectron } from '../electron-types.ts'
import { debug } from '../log.ts'
import { fromChromiumUrl, originOf, toChromiumUrl } from '../network/schemes.ts'
import { testHook } from '../test-hook.ts'
import type { ShellWebContents } from '../window/web-contents.ts'
import type { Permission, ShellSession } from './session.ts'

type MediaType = 'audio' | 'video'

/** Chromium's name of each permission that it lets the shell set, and the name that Electron's handlers know. */
const settable: readonly {
  readonly chromium: string
  readonly electron: Permission
  readonly mediaType?: MediaType
}[] = [
  { chromium: 'microphone', electron: 'media', mediaType: 'audio' },
  { chromium: 'camera', electron: 'media', mediaType: 'video' },
  { chromium: 'notifications', electron: 'notifications' },
  { chromium: 'speaker-selection', electron: 'speaker-selection' },
  { chromium: 'geolocation', electron: 'geolocation' },
  { chromium: 'midi', electron: 'midi' },
  { chromium: 'clipboard-read', electron: 'clipboard-read' },
  { chromium: 'idle-detection', electron: 'idle-detection' },
  { chromium: 'local-fonts', electron: 'local-fonts' },
  { chromium: 'window-management', electron: 'window-management' },
  { chromium: 'display-capture', electron: 'display-capture' },
]

/** Sets the check handler's answers in Chromium, before the page at `url` can look. */
export async function applyChecks(
  session: ShellSession,
  contents: ShellWebContents,
  url: string,
): Promise<void> {
  const chromiumUrl = toChromiumUrl(url)
  if (!/^https?:/.test(chromiumUrl)) return
  const chromiumOrigin = new URL(chromiumUrl).origin
  const origin = fromChromiumUrl(chromiumOrigin)
  const check = session.checkHandler
  await Promise.all(
    settable.map(({ chromium, electron, mediaType }) => {
      const details = {
        isMainFrame: true,
        requestingUrl: url,
        securityOrigin: origin,
        ...(electron === 'media' ? { mediaType: mediaType ?? ('unknown' as const) } : {}),
      }
      // Electron grants what no handler refuses.
      const isGranted = check ? check(asElectron(contents), electron, origin, details) : true
      return setPermission(chromium, chromiumOrigin, isGranted)
    }),
  )
}

/** Asks the session's request handler, sets Chromium accordingly, and tells whether the page may go on. */
export async function requestPermission(
  session: ShellSession,
  contents: ShellWebContents,
  asked: { readonly permission: Permission; readonly mediaTypes: readonly MediaType[] },
): Promise<boolean> {
  const { permission } = asked
  const mediaTypes = [...asked.mediaTypes]
  const url = contents.getURL()
  const isGranted = await (permission === 'display-capture'
    ? askForScreen(session, originOf(url))
    : askHandler(session, contents, { permission, mediaTypes, url }))
  testHook.permissionLog.push({ permission, mediaTypes, isGranted, origin: originOf(url) })
  const chromiumUrl = toChromiumUrl(url)
  const affected = settable.filter(({ electron, mediaType }) => {
    return electron === permission && (mediaType === undefined || mediaTypes.includes(mediaType))
  })
  if (URL.canParse(chromiumUrl)) {
    const { origin } = new URL(chromiumUrl)
    await Promise.all(affected.map(({ chromium }) => setPermission(chromium, origin, isGranted)))
  }
  return isGranted
}

async function askHandler(
  session: ShellSession,
  contents: ShellWebContents,
  asked: { readonly permission: Permission; readonly mediaTypes: MediaType[]; readonly url: string },
): Promise<boolean> {
  const handler = session.requestHandler
  if (!handler) return true
  const { permission, mediaTypes, url } = asked
  const media = permission === 'media' ? { mediaTypes, securityOrigin: originOf(url) } : {}
  const details = { isMainFrame: true, requestingUrl: url, ...media }
  return await new Promise(resolve => handler(asElectron(contents), permission, resolve, details))
}

/** No handler, or one that offers no stream, refuses; what it offers is not captured here. */
async function askForScreen(session: ShellSession, securityOrigin: string): Promise<boolean> {
  const handler = session.displayMediaHandler
  if (!handler) return false
  const request = {
    frame: null,
    securityOrigin,
    videoRequested: true,
    audioRequested: false,
    userGesture: true,
  }
  return await new Promise(resolve =>
    handler(request, streams => resolve(Boolean(streams?.video ?? streams?.audio))),
  )
}

async function setPermission(name: string, origin: string, isGranted: boolean): Promise<void> {
  const setting = isGranted ? 'granted' : 'denied'
  await browser()
    .browser.send('Browser.setPermission', { permission: { name }, setting, origin })
    .catch((error: unknown) => debug('permission', name, error)) // this Chromium does not know the name
}
