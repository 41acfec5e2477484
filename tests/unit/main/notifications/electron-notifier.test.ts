import { EventEmitter } from 'node:events'
import type { NotificationConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import { electronNotifier } from '../../../../src-main/notifications/electron-notifier.ts'
import { notificationRequest } from '../../../../src-main/notifications/notification-request.ts'
import { textsFor } from '../../../../src-main/texts.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const about = {
  kind: 'incoming',
  callId: callIdSchema.parse('call-1'),
  customerName: 'Budi',
  accountName: 'Toko Sinar',
} as const
const texts = textsFor('en', 'en')
const incoming = notificationRequest({ ...about, canAnswer: true }, texts)
/** While the agent is on a call. */
const second = notificationRequest({ ...about, canAnswer: false }, texts)

/** A notification of a system that this test plays. */
class PlayedNotification extends EventEmitter {
  readonly options: NotificationConstructorOptions
  readonly done: string[] = []
  constructor(options: NotificationConstructorOptions) {
    super()
    this.options = options
  }
  show() {
    this.done.push('show')
  }
  close() {
    this.done.push('close')
  }
}

/** Shows a notification on that system; what is pressed on it, and whether it was shown, is noted. */
function shownOn(platform: NodeJS.Platform, request = incoming, isSupported = true) {
  const made: PlayedNotification[] = []
  const heard: unknown[] = []
  const show = electronNotifier({
    platform,
    linkOf: (press, callId) => `dering:${press}?call=${String(callId)}`,
    log: recordingLog(),
    notifications: {
      isSupported: () => isSupported,
      create(options) {
        const notification = new PlayedNotification(options)
        made.push(notification)
        return notification
      },
    },
  })
  const takeAway = show(
    request,
    press => heard.push(press),
    failed => heard.push(failed ?? 'shown'),
  )
  return { notification: made[0], heard, takeAway }
}

describe('[D1] a notification of macOS', () => {
  it('has the buttons of the call, which do what they say, and stays until it is taken away', () => {
    const { notification, heard, takeAway } = shownOn('darwin')
    expect(notification?.options).toMatchObject({
      title: 'Budi is calling',
      silent: true,
      timeoutType: 'never',
      actions: [
        { type: 'button', text: 'Answer' },
        { type: 'button', text: 'Decline' },
      ],
    })
    expect(notification?.options).not.toHaveProperty('toastXml')
    notification?.emit('show')
    notification?.emit('action', { actionIndex: 0 })
    notification?.emit('action', { actionIndex: 1 })
    notification?.emit('click')
    expect(heard).toEqual(['shown', 'answer', 'decline', 'open'])
    takeAway()
    expect(notification?.done).toEqual(['show', 'close'])
  })

  it('[I4] can only decline while the agent is on another call', () => {
    const { notification, heard } = shownOn('darwin', second)
    expect(notification?.options.actions).toEqual([{ type: 'button', text: 'Decline' }])
    notification?.emit('action', { actionIndex: 0 })
    expect(heard).toEqual(['decline'])
  })
})

describe('[D1] a notification of Windows', () => {
  it('is the toast of a call, whose presses come as links and not a second time', () => {
    const { notification, heard } = shownOn('win32')
    expect(notification?.options.toastXml).toContain('scenario="incomingCall"')
    expect(notification?.options.toastXml).toContain('dering:answer?call=call-1')
    expect(notification?.options).not.toHaveProperty('actions')
    notification?.emit('click')
    notification?.emit('action', { actionIndex: 0 })
    expect(heard).toEqual([])
  })
})

describe('[D3] a notification that is not shown', () => {
  it('says why', () => {
    const { notification, heard } = shownOn('win32')
    notification?.emit('failed', {}, 'Notifications are turned off for this app')
    expect(heard).toEqual(['Notifications are turned off for this app'])
  })

  it('says so where the system shows none at all', () => {
    const { notification, heard, takeAway } = shownOn('linux', incoming, false)
    expect(notification).toBeUndefined()
    expect(heard).toEqual(['noNotifications'])
    takeAway()
  })
})
