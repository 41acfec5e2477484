/** A key with its modifiers; `mod` is Ctrl, and ⌘ on macOS. */
export interface Shortcut {
  readonly key: string
  readonly mod?: boolean
  readonly shift?: boolean
}

/** Every shortcut of the window, in one place. None answers, declines or hangs up a call. */
export const shortcuts = {
  inbox: { key: '1', mod: true },
  calls: { key: '2', mod: true },
  queue: { key: '3', mod: true },
  report: { key: '4', mod: true },
  manage: { key: '5', mod: true },
  settings: { key: ',', mod: true },
  search: { key: 'f', mod: true },
  customer: { key: 'i', mod: true },
  /** Everything that can be done, by a few letters. */
  palette: { key: 'k', mod: true },
  nextRoom: { key: 'j' },
  previousRoom: { key: 'k' },
  back: { key: 'Escape' },
  /** Moves the focus to the call that rings or is on. */
  call: { key: 'g', mod: true },
  /** Of the call that is on. */
  mute: { key: 'm' },
  /** Mutes for as long as it is held. */
  holdMute: { key: 'F9' },
} as const satisfies Record<string, Shortcut>
export type ShortcutName = keyof typeof shortcuts

/** As printed on keyboards of this platform: `⌘F` or `Ctrl+F`. */
export function shortcutLabel(shortcut: Shortcut, isMac: boolean): string {
  const key = shortcut.key === 'Escape' ? 'Esc' : shortcut.key.toUpperCase()
  if (isMac) return `${shortcut.shift === true ? '⇧' : ''}${shortcut.mod === true ? '⌘' : ''}${key}`
  return [shortcut.mod === true && 'Ctrl', shortcut.shift === true && 'Shift', key].filter(Boolean).join('+')
}

/** The same as ARIA writes it. */
export function shortcutAria(shortcut: Shortcut, isMac: boolean): string {
  const mod = isMac ? 'Meta' : 'Control'
  return [shortcut.mod === true && mod, shortcut.shift === true && 'Shift', shortcut.key]
    .filter(Boolean)
    .join('+')
}

type Keystroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export function isShortcut(event: Keystroke, shortcut: Shortcut, isMac: boolean): boolean {
  const mod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  return (
    event.key.toLowerCase() === shortcut.key.toLowerCase() &&
    mod === (shortcut.mod === true) &&
    event.shiftKey === (shortcut.shift === true) &&
    !event.altKey
  )
}
