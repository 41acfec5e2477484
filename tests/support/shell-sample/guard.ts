import { app, session } from 'electron'
import { note } from './events.ts'

/** Sound yes, pictures no; no navigation away, no window; and a note of what pages try. */
export function guardPages(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    callback(permission === 'media' && !mediaTypes.includes('video'))
  })
  session.defaultSession.setPermissionCheckHandler((_contents, permission, _origin, details) => {
    return permission === 'media' && details.mediaType === 'audio'
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      note(`window.open ${url}`)
      return { action: 'deny' }
    })
    contents.on('will-navigate', event => {
      if (event.url.startsWith('app://sample/')) return
      note(`blocked ${event.url}`)
      event.preventDefault()
    })
    contents.on('will-frame-navigate', event => {
      if (!event.isMainFrame) note(`frame ${event.url}`)
    })
    contents.on('did-start-navigation', event => note(`start ${event.url}`))
    contents.on('did-finish-load', () => note('did-finish-load'))
    contents.on('render-process-gone', (_gone, details) => note(`gone ${details.reason}`))
    contents.on('console-message', event => note(`console ${event.level} ${event.message}`))
    contents.on('before-input-event', (_input, input) => note(`input ${input.type} ${input.key}`))
  })
}
