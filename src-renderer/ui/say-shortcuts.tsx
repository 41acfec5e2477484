import type { ComponentProps } from 'react'
import { isMac } from './platform.ts'
import { type Shortcut, shortcutAria } from './shortcuts.ts'

/** `aria-keyshortcuts` of what these keys do the same as. */
export const keysOf = (...shortcuts: readonly Shortcut[]): string =>
  shortcuts.map(shortcut => shortcutAria(shortcut, isMac)).join(' ')

/**
 * `render` of a react-aria button whose keys a screen reader shall say. The attribute itself is none of those that
 * react-aria's buttons pass on.
 */
export function sayShortcuts(...shortcuts: readonly (Shortcut | undefined)[]) {
  const known = shortcuts.filter(shortcut => shortcut !== undefined)
  return (props: ComponentProps<'button'>) => (
    <button {...props} aria-keyshortcuts={known.length > 0 ? keysOf(...known) : undefined} />
  )
}
