import type { Say } from '../words.ts'
import { element, icon } from './element.ts'
import { duration } from './format.ts'

export type VoicemailActions = {
  record(): void
  send(callId: string): void
  discard(): void
}

/** Over the composer, after a call that was not taken: leave a voice message. */
export const createVoicemailPanel = (say: Say, actions: VoicemailActions) => {
  const panel = element('section', { class: 'voicemail', hidden: true, 'aria-label': say('voicemail') })
  const time = element('span', { class: 'recording-time', role: 'timer' })
  let shown = ''
  let recordingSince: number | undefined

  const content = (callId: string) =>
    recordingSince === undefined
      ? [
          element(
            'button',
            { type: 'button', class: 'wide', click: () => actions.record() },
            icon('microphone'),
            say('leaveVoicemail'),
          ),
        ]
      : [
          time,
          element('button', { type: 'button', click: () => actions.discard() }, say('discard')),
          element(
            'button',
            { type: 'button', class: 'send', click: () => actions.send(callId) },
            say('sendVoicemail'),
          ),
        ]

  return {
    node: panel,
    /** @param callId the call to leave it after; undefined: none can be left */
    show: (callId: string | undefined, since: number | undefined) => {
      const key = `${callId ?? ''} ${since ?? ''}`
      if (key === shown) return
      shown = key
      recordingSince = since
      panel.hidden = callId === undefined
      if (callId !== undefined) panel.replaceChildren(...content(callId))
    },
    tick: () => {
      if (recordingSince !== undefined) time.textContent = duration(Date.now() - recordingSince)
    },
  }
}
