import { EventEmitter } from 'node:events'
import { app } from '../app/app.ts'
import { createEvent } from '../electron-types.ts'
import { unawaited } from '../log.ts'
import { testHook } from '../test-hook.ts'
import { closeNotification, notify } from './freedesktop-notifications.ts'

type Options = Electron.NotificationConstructorOptions
type Implemented = Pick<
  Electron.Notification,
  'show' | 'close' | 'title' | 'body' | 'actions' | 'silent' | 'urgency' | 'timeoutType'
>

const bodyClick = 'default'

/** `electron.Notification`, shown by the desktop over D-Bus. Showing it again replaces it. */
export class ShellNotification extends EventEmitter implements Implemented {
  title: string
  body: string
  silent: boolean
  urgency: NonNullable<Options['urgency']>
  timeoutType: NonNullable<Options['timeoutType']>
  actions: Electron.NotificationAction[]
  readonly #icon: string
  #id = 0

  constructor(options: Options = {}) {
    super()
    this.title = options.title ?? ''
    this.body = options.body ?? ''
    this.silent = options.silent ?? false
    this.urgency = options.urgency ?? 'normal'
    this.timeoutType = options.timeoutType ?? 'default'
    this.actions = options.actions ?? []
    this.#icon = typeof options.icon === 'string' ? options.icon : ''
  }

  static isSupported(): boolean {
    return Boolean(process.env['DBUS_SESSION_BUS_ADDRESS'])
  }

  show(): void {
    if (!testHook.notifications.includes(this)) testHook.notifications.push(this)
    this.#show().catch((error: unknown) => this.emit('failed', createEvent(), String(error)))
  }

  close(): void {
    if (this.#id !== 0) unawaited(closeNotification(this.#id), 'closing a notification')
  }

  async #show(): Promise<void> {
    if (!ShellNotification.isSupported()) throw new Error('There is no D-Bus session to show notifications')
    const buttons = this.actions.map(({ text = '' }, index) => ({ key: String(index), label: text }))
    this.#id = await notify(
      {
        appName: app.name,
        replaces: this.#id,
        icon: this.#icon,
        title: this.title,
        body: this.body,
        actions: [{ key: bodyClick, label: 'Open' }, ...buttons],
        urgency: this.urgency,
        isSilent: this.silent,
        expiresAfter: this.timeoutType === 'never' ? 0 : -1,
      },
      {
        acted: key => this.#acted(key),
        closed: reason => {
          this.#id = 0
          this.emit('close', createEvent({ reason }))
        },
      },
    )
    this.emit('show', createEvent())
  }

  #acted(key: string): void {
    if (key === bodyClick) {
      this.emit('click', createEvent())
      return
    }
    const actionIndex = Number(key)
    this.emit('action', createEvent({ actionIndex, selectionIndex: -1 }), actionIndex, -1)
  }
}
