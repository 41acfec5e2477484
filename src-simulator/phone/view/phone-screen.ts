import type { PhoneView } from '../messages.ts'
import { sayAbout } from '../words.ts'
import type { Say } from '../words.ts'
import { createCallScreen } from './call-screen.ts'
import type { CallActions, LocalCall } from './call-screen.ts'
import { createChat } from './chat.ts'
import type { ChatActions } from './chat.ts'
import { element, icon } from './element.ts'
import { createVoicemailPanel } from './voicemail.ts'
import type { VoicemailActions } from './voicemail.ts'
import { dayAndTime, initials, phoneNumber } from './format.ts'

export type PhoneActions = ChatActions &
  CallActions & {
    voicemail: VoicemailActions
    setOnline(online: boolean): void
    pressBusyHour(): void
    sendText(text: string): void
    changePermission(answer: 'always' | 'no'): void
  }

export type Shown = { view?: PhoneView; local: LocalCall; recordingSince?: number; problem?: string }

const createComposer = (say: Say, send: (text: string) => void) => {
  const input = element('input', {
    type: 'text',
    name: 'message',
    autocomplete: 'off',
    'aria-label': say('message'),
    placeholder: say('message'),
  })
  const form = element(
    'form',
    {
      class: 'composer',
      submit: event => {
        event.preventDefault()
        const text = input.value.trim()
        if (text === '') return
        send(text)
        input.value = ''
      },
    },
    input,
    element('button', { type: 'submit', 'aria-label': say('send') }, icon('send')),
  )
  return form
}

const createPermissionSwitch = (say: Say, change: (answer: 'always' | 'no') => void) => {
  const choose = element(
    'select',
    {
      'aria-label': say('changePermission'),
      change: () => change(choose.value === 'always' ? 'always' : 'no'),
    },
    element('option', { value: 'no' }, say('doNotAllow')),
    element('option', { value: 'temporary', disabled: true }, say('allowTemporarily')),
    element('option', { value: 'always' }, say('allowAlways')),
  )
  const values = { no_permission: 'no', temporary: 'temporary', permanent: 'always' } as const
  const node = element('div', { class: 'menu', title: say('changePermission') }, icon('more'), choose)
  return { node, show: (status: keyof typeof values) => void (choose.value = values[status]) }
}

/** Not of the phone: what happens to it. */
const createNetworkSwitch = (say: Say, setOnline: (online: boolean) => void) => {
  const box = element('input', { type: 'checkbox', role: 'switch', change: () => setOnline(!box.checked) })
  const node = element('label', { class: 'network' }, box, say('goOffline'))
  return { node, show: (online: boolean) => void (box.checked = !online) }
}

/** The whole phone, made once; `show` brings it up to date. */
export const createPhoneScreen = (parts: {
  say: Say
  language: string
  actions: PhoneActions
  loudness: () => number
}) => {
  const { say, language, actions, loudness } = parts
  const avatar = element('div', { class: 'avatar', 'aria-hidden': 'true' })
  const name = element('h1')
  const permission = element('p', { class: 'permission' })
  const callButton = element(
    'button',
    { type: 'button', class: 'call-button', 'aria-label': say('call'), click: () => actions.call() },
    icon('phone'),
  )
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true })
  const permissionSwitch = createPermissionSwitch(say, answer => actions.changePermission(answer))
  const owner = element('p', { class: 'owner' })
  const chat = createChat({ say, language, actions })
  const voicemail = createVoicemailPanel(say, actions.voicemail)
  const network = createNetworkSwitch(say, online => actions.setOnline(online))
  const busyHour = element('button', {
    type: 'button',
    class: 'busy-hour',
    click: () => actions.pressBusyHour(),
  })
  const showBusyHour = (running: boolean) => {
    busyHour.textContent = say(running ? 'stopBusyHour' : 'startBusyHour')
  }
  showBusyHour(false)
  const callScreen = createCallScreen({ say, actions, loudness })

  const permissionText = (view: PhoneView) => {
    const { status, expiresAt } = view.permission
    const text = sayAbout(say, 'permission', status, status)
    return expiresAt === undefined ? text : `${text} ${dayAndTime(expiresAt, language)}`
  }

  const node = element(
    'div',
    { class: 'device' },
    element(
      'header',
      {},
      avatar,
      element('div', { class: 'who' }, name, permission),
      permissionSwitch.node,
      callButton,
    ),
    problem,
    chat.node,
    element(
      'div',
      { class: 'foot' },
      voicemail.node,
      createComposer(say, text => actions.sendText(text)),
    ),
    callScreen.node,
  )

  return {
    nodes: [node, element('div', { class: 'below' }, owner, network.node, busyHour)],
    showBusyHour,
    tick: () => {
      callScreen.tick()
      voicemail.tick()
    },
    show: ({ view, local, recordingSince, problem: text }: Shown) => {
      problem.hidden = text === undefined
      problem.textContent = text ?? ''
      if (!view) return
      avatar.textContent = initials(view.business.name)
      name.textContent = view.business.name
      permission.textContent = permissionText(view)
      permissionSwitch.show(view.permission.status)
      const refusal =
        view.cannotCall === undefined ? '' : sayAbout(say, 'cannotCall', view.cannotCall, view.cannotCall)
      callButton.hidden = view.callIconHidden
      callButton.disabled = refusal !== '' || local.dialling
      callButton.title = refusal || say('call')
      chat.show(view.messages)
      callScreen.show(view, local)
      voicemail.show(local.dialling ? undefined : view.voicemailFor, recordingSince)
      network.show(view.customer.online)
      owner.textContent = `${view.customer.name} · ${phoneNumber(view.customer.waId)} · ${say('simulated')}`
    },
  }
}
