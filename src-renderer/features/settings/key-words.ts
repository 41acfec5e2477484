import { type KeyModifier, readCombination } from '#shared/ipc/global-keys.ts'
import { isShortcut, shortcuts } from '../../ui/shortcuts.ts'

const macSigns: Readonly<Record<KeyModifier, string>> = { Control: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' }

/** As printed on keyboards of this platform: `⌃⇧F9`, `Ctrl+Shift+F9` or `Shift+Win+A`. */
export function keyLabel(combination: string, platform: string): string {
  const { modifiers, key } = readCombination(combination)
  if (platform === 'darwin') return [...modifiers.map(modifier => macSigns[modifier]), key].join('')
  return [...modifiers.map(modifier => modifierLabel(modifier, platform)), key].join('+')
}

/** The modifiers of this platform's keyboards, for a sentence. */
export function modifierNames(platform: string): string {
  return (['Control', 'Shift', 'Alt', 'Meta'] as const)
    .map(modifier => (platform === 'darwin' ? macSigns[modifier] : modifierLabel(modifier, platform)))
    .join(', ')
}

/** Whether the window itself does something on this combination. */
export function isOwnShortcut(combination: string, isMac: boolean): boolean {
  const { modifiers, key } = readCombination(combination)
  const keystroke = {
    key,
    ctrlKey: modifiers.includes('Control'),
    metaKey: modifiers.includes('Meta'),
    altKey: modifiers.includes('Alt'),
    shiftKey: modifiers.includes('Shift'),
  }
  return Object.values(shortcuts).some(shortcut => isShortcut(keystroke, shortcut, isMac))
}

function modifierLabel(modifier: KeyModifier, platform: string): string {
  if (modifier === 'Control') return 'Ctrl'
  if (modifier === 'Meta') return platform === 'win32' ? 'Win' : 'Super'
  return modifier
}
