import type { PhoneMessage } from '../messages.ts'
import { sayAbout } from '../words.ts'
import type { Say } from '../words.ts'
import { element, icon } from './element.ts'
import { duration, timeOfDay } from './format.ts'

export type ChatActions = {
  answerPermission(messageId: string, answer: 'always' | 'temporary' | 'no'): void
  call(payload?: string): void
}

type Context = { say: Say; language: string; actions: ChatActions }

const answers = [
  ['always', 'allowAlways'],
  ['temporary', 'allowTemporarily'],
  ['no', 'doNotAllow'],
] as const

const permissionRequest = (
  message: PhoneMessage & { kind: 'permission_request' },
  { say, actions }: Context,
) => [
  element('p', {}, message.text ?? say('mayWeCall')),
  element(
    'div',
    { class: 'choices', role: 'group', 'aria-label': say('mayWeCall') },
    ...answers.map(([answer, word]) =>
      element(
        'button',
        {
          type: 'button',
          disabled: !message.open,
          'aria-pressed': String(message.answer === answer),
          click: () => actions.answerPermission(message.id, answer),
        },
        say(word),
      ),
    ),
  ),
]

const pastCall = (message: PhoneMessage & { kind: 'call' }, { say }: Context) => {
  const missed = message.sentBy === 'business' ? 'missedCall' : 'callNotAnswered'
  const text =
    message.talkMs === undefined ? say(missed) : `${say('voiceCall')} · ${duration(message.talkMs)}`
  return [
    element(
      'p',
      { class: message.talkMs === undefined ? 'with-icon missed' : 'with-icon' },
      icon('phone'),
      text,
    ),
  ]
}

const content = (message: PhoneMessage, context: Context): readonly Node[] => {
  const { say, actions } = context
  switch (message.kind) {
    case 'text':
      return [element('p', {}, message.text)]
    case 'audio':
      return [element('p', { class: 'with-icon' }, icon('play'), say('voiceMessage'))]
    case 'call_button':
      return [
        element('p', {}, message.text),
        element(
          'button',
          {
            type: 'button',
            class: 'wide',
            disabled: !message.usable,
            click: () => actions.call(message.payload),
          },
          icon('phone'),
          message.label,
        ),
      ]
    case 'permission_request':
      return permissionRequest(message, context)
    case 'permission_answer':
      return [
        element(
          'p',
          {},
          sayAbout(say, message.automatic ? 'automatic' : 'answered', message.answer, message.answer),
        ),
      ]
    case 'call':
      return pastCall(message, context)
    case 'notice':
      return [element('p', {}, say('manyUnansweredCalls'))]
  }
}

const notices: readonly PhoneMessage['kind'][] = ['notice', 'permission_answer']

const bubble = (message: PhoneMessage, context: Context) => {
  const kind = notices.includes(message.kind) ? 'notice' : message.sentBy
  return element(
    'li',
    { class: `message ${kind}`, 'data-kind': message.kind },
    ...content(message, context),
    element(
      'time',
      { datetime: new Date(message.at).toISOString() },
      timeOfDay(message.at, context.language),
    ),
  )
}

/** The messages, oldest first. An item is made anew only when it changed, so that focus stays where it is. */
export const createChat = (context: Context) => {
  const list = element('ol', {
    class: 'chat',
    role: 'log',
    'aria-label': context.say('messages'),
    tabindex: '0',
  })
  const empty = element('li', { class: 'empty' }, context.say('noMessages'))
  const shown = new Map<string, { content: string; item: HTMLElement }>()

  const itemOf = (message: PhoneMessage) => {
    const content = JSON.stringify(message)
    const known = shown.get(message.id)
    if (known?.content === content) return known.item
    const item = bubble(message, context)
    known?.item.replaceWith(item)
    shown.set(message.id, { content, item })
    return item
  }

  return {
    node: list,
    show: (messages: readonly PhoneMessage[]) => {
      const items = messages.length === 0 ? [empty] : messages.map(itemOf)
      const before = list.children.length
      items.forEach((item, index) => {
        if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null)
      })
      while (list.children.length > items.length) list.lastElementChild?.remove()
      if (list.children.length !== before) list.scrollTop = list.scrollHeight
    },
  }
}
