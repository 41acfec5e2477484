import type { PageMessage } from './messages.ts'

/** Tells the main process what only the page notices of its window; returns the switch of the close guard. */
export function watchWindow(toMain: (message: PageMessage) => void): (isOn: boolean) => void {
  watchState(toMain)
  watchTitle(toMain)
  watchKeys(toMain)
  return guardClose()
}

export function watchState(toMain: (message: PageMessage) => void): void {
  const movePollMs = 250
  let last = ''
  const tell = (): void => {
    const bounds = { x: screenX, y: screenY, width: outerWidth, height: outerHeight }
    const state = { bounds, isFocused: document.hasFocus() }
    const now = JSON.stringify(state)
    if (now === last) return
    last = now
    toMain({ kind: 'window', state })
  }
  for (const event of ['resize', 'focus', 'blur', 'load']) window.addEventListener(event, tell)
  setInterval(tell, movePollMs) // a page hears of no moves
}

export function watchTitle(toMain: (message: PageMessage) => void): void {
  let last: string | undefined
  const tell = (): void => {
    if (document.title === last) return
    last = document.title
    toMain({ kind: 'title', title: document.title })
  }
  document.addEventListener('DOMContentLoaded', () => {
    tell()
    new MutationObserver(tell).observe(document.head, { subtree: true, childList: true, characterData: true })
  })
}

export function watchKeys(toMain: (message: PageMessage) => void): void {
  const tell = (type: 'keyDown' | 'keyUp', event: KeyboardEvent): void => {
    if (!event.isTrusted) return
    const { key, code, location, isComposing, repeat } = event
    const modifiers = {
      shift: event.shiftKey,
      control: event.ctrlKey,
      alt: event.altKey,
      meta: event.metaKey,
    }
    toMain({
      kind: 'input',
      input: { type, key, code, location, isComposing, isAutoRepeat: repeat, ...modifiers },
    })
  }
  window.addEventListener('keydown', event => tell('keyDown', event), { capture: true })
  window.addEventListener('keyup', event => tell('keyUp', event), { capture: true })
}

/** While the guard is on, closing the window asks first; the page's own navigation does not. */
export function guardClose(): (isOn: boolean) => void {
  const navigationMs = 300
  let isOn = false
  let isNavigating = false
  navigation.addEventListener('navigate', event => {
    if (event.hashChange || event.destination.sameDocument) return
    isNavigating = true
    setTimeout(() => (isNavigating = false), navigationMs)
  })
  window.addEventListener('beforeunload', event => {
    if (isOn && !isNavigating) event.preventDefault()
  })
  return value => {
    isOn = value
  }
}
