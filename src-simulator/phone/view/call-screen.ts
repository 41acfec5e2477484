import type { PhoneView } from '../messages.ts'
import type { Say } from '../words.ts'
import { element, icon } from './element.ts'
import { duration, initials, phoneNumber } from './format.ts'

export type CallActions = {
  accept(callId: string): void
  decline(callId: string): void
  hangUp(callId: string): void
  setMuted(muted: boolean): void
  /** Neither takes nor declines it: it rings on, unseen. */
  ignore(callId: string): void
}

/** What the screen shows besides the view: what only this page knows. */
export type LocalCall = { dialling: boolean; muted: boolean; ignored?: string }

type Stage = 'dialling' | 'calling' | 'incoming' | 'active'

const stageOf = (view: PhoneView, local: LocalCall): Stage | undefined => {
  const state = view.call?.state
  if (state === 'incoming' && view.call?.id === local.ignored) return undefined
  if (state === 'calling' || state === 'incoming' || state === 'active') return state
  return local.dialling ? 'dialling' : undefined
}

const roundButton = (options: {
  name: string
  look: string
  drawing: Parameters<typeof icon>[0]
  pressed?: boolean
  click: () => void
}) =>
  element(
    'div',
    { class: 'round-button' },
    element(
      'button',
      {
        type: 'button',
        class: options.look,
        'aria-label': options.name,
        ...(options.pressed !== undefined && { 'aria-pressed': String(options.pressed) }),
        click: options.click,
      },
      icon(options.drawing),
    ),
    element('span', { 'aria-hidden': 'true' }, options.name),
  )

const buttons = (view: PhoneView, local: LocalCall, stage: Stage, say: Say, actions: CallActions) => {
  const callId = view.call?.id ?? ''
  if (stage === 'dialling') return []
  if (stage === 'incoming')
    return [
      roundButton({
        name: say('decline'),
        look: 'end',
        drawing: 'hangUp',
        click: () => actions.decline(callId),
      }),
      roundButton({
        name: say('answer'),
        look: 'answer',
        drawing: 'phone',
        click: () => actions.accept(callId),
      }),
    ]
  const end = roundButton({
    name: say('hangUp'),
    look: 'end',
    drawing: 'hangUp',
    click: () => actions.hangUp(callId),
  })
  if (stage === 'calling') return [end]
  const mute = roundButton({
    name: say(local.muted ? 'unmute' : 'mute'),
    look: local.muted ? 'quiet on' : 'quiet',
    drawing: 'microphone',
    pressed: local.muted,
    click: () => actions.setMuted(!local.muted),
  })
  return [mute, end]
}

const ignoreButton = (view: PhoneView, say: Say, actions: CallActions) =>
  element(
    'button',
    { type: 'button', class: 'ignore', click: () => actions.ignore(view.call?.id ?? '') },
    say('ignore'),
  )

/** Covers the chat while there is a call; its clock and meter move without rebuilding it. */
export const createCallScreen = (parts: {
  say: Say
  actions: CallActions
  /** Root mean square of the received sound. */
  loudness: () => number
}) => {
  const { say, actions, loudness } = parts
  const screen = element('section', { class: 'call-screen', hidden: true, 'aria-label': say('voiceCall') })
  const status = element('p', { class: 'call-status' })
  const meter = element('meter', { min: '0', max: '0.4', 'aria-label': say('level') })
  let shown = ''
  let startedAt: number | undefined
  let stage: Stage | undefined

  const statusText = () => {
    if (stage === 'active') return startedAt === undefined ? '' : duration(Date.now() - startedAt)
    if (stage === 'incoming') return say('incomingCall')
    return say(stage === 'calling' ? 'calling' : 'connecting')
  }

  return {
    node: screen,
    show: (view: PhoneView, local: LocalCall) => {
      stage = stageOf(view, local)
      startedAt = view.call?.startedAt
      const content = JSON.stringify([stage, view.call?.id, local, view.business])
      if (content === shown) return
      shown = content
      screen.hidden = stage === undefined
      if (stage === undefined) return
      const { business } = view
      status.textContent = statusText()
      screen.replaceChildren(
        element('div', { class: 'avatar large', 'aria-hidden': 'true' }, initials(business.name)),
        element('h2', {}, business.name),
        element('p', { class: 'number' }, phoneNumber(business.displayPhone)),
        status,
        ...(stage === 'active' ? [meter] : []),
        element('div', { class: 'call-buttons' }, ...buttons(view, local, stage, say, actions)),
        ...(stage === 'incoming' ? [ignoreButton(view, say, actions)] : []),
      )
    },
    tick: () => {
      if (stage !== 'active') return
      status.textContent = statusText()
      meter.value = loudness()
    },
  }
}
