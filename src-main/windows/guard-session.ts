import type { Session } from 'electron'
import { mayHave } from './permissions.ts'

/** Puts both permission handlers in place: a request handler alone lets checks through. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(
      mayHave({
        permission,
        origin: originOf(details.requestingUrl),
        isMainFrame: details.isMainFrame,
        // A capture that does not say of what is not one of sound alone.
        mediaTypes: ('mediaTypes' in details ? details.mediaTypes : undefined) ?? ['unknown'],
      }),
    )
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    mayHave({
      permission,
      // For media the frame's own origin is given apart.
      origin: details.securityOrigin ?? requestingOrigin,
      isMainFrame: details.isMainFrame,
      mediaTypes:
        details.mediaType === undefined || details.mediaType === 'unknown' ? [] : [details.mediaType],
    }),
  )
  session.setDevicePermissionHandler(() => false)
  // Without a stream given, the request is refused.
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}))
}

/** `origin` of a URL of our scheme is "null" for Node's parser, so it is put together. */
function originOf(text: string): string {
  const url = URL.parse(text)
  return url ? `${url.protocol}//${url.host}` : ''
}
