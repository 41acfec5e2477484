import type { DevToolsSession } from '../cdp/connection.ts'
import type { Protocol } from '../cdp/protocol.ts'
import { debug, unawaited } from '../log.ts'
import { customSchemePattern, fromChromiumUrl, schemeHandler, toChromiumPolicy } from '../network/schemes.ts'
import type { WebRequestHooks } from '../network/web-request.ts'

type Paused = Protocol.Fetch.requestPausedPayload
type Header = Protocol.Fetch.HeaderEntry

/** What a page's requests are asked on their way. */
export interface RequestGate {
  readonly webRequest: WebRequestHooks
  /** False keeps a frame from going to `url`. */
  readonly mayNavigate: (request: { url: string; frameId: string; isRedirect: boolean }) => boolean
  readonly isMainFrame: (frameId: string) => boolean
}

/** Takes the page's requests that concern the app: its own schemes, every navigation, and headers if it asked for them. */
export async function interceptRequests(session: DevToolsSession, gate: RequestGate): Promise<void> {
  session.on('Fetch.requestPaused', paused => {
    handle(session, gate, paused).catch((error: unknown) => {
      debug('request failed', paused.request.url, error)
      const { requestId } = paused
      unawaited(session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }), 'failing a request')
    })
  })
  const patterns: Protocol.Fetch.RequestPattern[] = [
    { urlPattern: customSchemePattern },
    { urlPattern: '*', resourceType: 'Document' },
  ]
  if (gate.webRequest.isHooked) patterns.push({ urlPattern: '*', requestStage: 'Response' })
  await session.send('Fetch.enable', { patterns })
}

async function handle(session: DevToolsSession, gate: RequestGate, paused: Paused): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused
  if (paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined) {
    await passResponse(session, gate, paused)
    return
  }
  const url = fromChromiumUrl(request.url)
  const isRedirect = paused.redirectedRequestId !== undefined
  if (resourceType === 'Document' && !gate.mayNavigate({ url, frameId, isRedirect })) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    return
  }
  if (url === request.url) {
    await session.send('Fetch.continueRequest', { requestId })
    return
  }
  if (resourceType === 'Other' && new URL(url).pathname === '/favicon.ico') {
    // A browser asks every site for its icon; Electron asks nobody.
    await session.send('Fetch.fulfillRequest', { requestId, responseCode: 204 })
    return
  }
  await session.send('Fetch.fulfillRequest', { requestId, ...(await answer(url, request)) })
}

/** The app's own answer to a request of its scheme; a failing handler is a failed request, as in Electron. */
async function answer(
  url: string,
  request: Protocol.Network.Request,
): Promise<{ responseCode: number; responseHeaders: Header[]; body: string }> {
  const handler = schemeHandler(url)
  if (!handler) throw new Error(`Nobody handles ${url}`)
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const response = await handler(
    new Request(url, {
      method: request.method,
      headers: request.headers,
      ...(hasBody ? { body: bodyOf(request) } : {}),
    }),
  )
  const body = Buffer.from(await response.arrayBuffer())
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers]
      .filter(([name]) => name !== 'content-length' && name !== 'content-encoding')
      .map(([name, value]) => ({ name, value: adaptHeader(name, value) })),
    body: body.toString('base64'),
  }
}

function bodyOf(request: Protocol.Network.Request): Buffer<ArrayBuffer> {
  return Buffer.concat((request.postDataEntries ?? []).map(({ bytes = '' }) => Buffer.from(bytes, 'base64')))
}

function adaptHeader(name: string, value: string): string {
  return name.startsWith('content-security-policy') ? toChromiumPolicy(value) : value
}

/** Lets `webRequest.onHeadersReceived` look at an answer of the network and change its headers. */
async function passResponse(session: DevToolsSession, gate: RequestGate, paused: Paused): Promise<void> {
  const { requestId, responseStatusCode = 0, responseStatusText = '', responseHeaders = [] } = paused
  const headers: Record<string, string[]> = {}
  for (const { name, value } of responseHeaders) headers[name] = [...(headers[name] ?? []), value]
  const changed =
    paused.responseErrorReason === undefined
      ? await gate.webRequest.headersReceived({
          id: 0,
          url: fromChromiumUrl(paused.request.url),
          method: paused.request.method,
          resourceType: resourceTypeOf(paused, gate),
          referrer: paused.request.headers['Referer'] ?? '',
          timestamp: Date.now(),
          statusLine: `HTTP/1.1 ${responseStatusCode} ${responseStatusText}`,
          statusCode: responseStatusCode,
          responseHeaders: headers,
        })
      : undefined
  if (changed?.cancel) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    return
  }
  const entries = Object.entries(changed?.responseHeaders ?? {})
  await session.send('Fetch.continueResponse', {
    requestId,
    ...(changed?.responseHeaders && {
      responseCode: responseStatusCode,
      responseHeaders: entries.flatMap(([name, values]) => [values].flat().map(value => ({ name, value }))),
    }),
  })
}

function resourceTypeOf(
  { resourceType, frameId }: Paused,
  gate: RequestGate,
): Electron.OnHeadersReceivedListenerDetails['resourceType'] {
  switch (resourceType) {
    case 'Document':
      return gate.isMainFrame(frameId) ? 'mainFrame' : 'subFrame'
    case 'Stylesheet':
      return 'stylesheet'
    case 'Script':
      return 'script'
    case 'Image':
      return 'image'
    case 'Font':
      return 'font'
    case 'Media':
      return 'media'
    case 'XHR':
    case 'Fetch':
      return 'xhr'
    default:
      return 'other'
  }
}
