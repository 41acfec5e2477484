import { useEffect, useEffectEvent } from 'react'
import { isMac } from './platform.ts'
import { isShortcut, type ShortcutName, shortcuts } from './shortcuts.ts'

type Handlers = Partial<Record<ShortcutName, () => void>>

/** Listens while mounted. A plain letter typed into a field stays a letter. */
export function useShortcuts(handlers: Handlers): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    // The names are the table's own keys; Object.keys widens to string.
    for (const name of Object.keys(handlers) as ShortcutName[]) {
      const shortcut = shortcuts[name]
      const isLetter = !('mod' in shortcut) && shortcut.key.length === 1
      if (!isShortcut(event, shortcut, isMac)) continue
      if (isOverlayOpen() || (isLetter && isTyping(event.target))) continue
      event.preventDefault()
      handlers[name]?.()
      return
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable="true"]') !== null

const isOverlayOpen = (): boolean =>
  document.querySelector('[role="dialog"], [role="menu"], [role="alertdialog"]') !== null
