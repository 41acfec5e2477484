/** An accelerator as the X server knows it. */
export interface Key {
  readonly keysym: number
  /** X11's modifier mask. */
  readonly modifiers: number
}

const shift = 1
const control = 4
const alt = 8
const superKey = 64
const modifierMasks: Readonly<Record<string, number>> = {
  shift,
  ctrl: control,
  control,
  commandorcontrol: control,
  cmdorctrl: control,
  alt,
  option: alt,
  altgr: 128,
  super: superKey,
  meta: superKey,
  command: superKey,
  cmd: superKey,
}
/** Those that make a shortcut; NumLock and CapsLock are not among them. */
export const shortcutModifiers = shift | control | alt | superKey
/** A grab holds for exactly one mask, so it is made for every state of CapsLock and NumLock. */
export const lockMasks = [0, 2, 16, 18]

const namedKeys: Readonly<Record<string, number>> = {
  space: 0x20,
  plus: 0x2b,
  backspace: 0xff08,
  tab: 0xff09,
  enter: 0xff0d,
  return: 0xff0d,
  esc: 0xff1b,
  escape: 0xff1b,
  home: 0xff50,
  left: 0xff51,
  up: 0xff52,
  right: 0xff53,
  down: 0xff54,
  pageup: 0xff55,
  pagedown: 0xff56,
  end: 0xff57,
  insert: 0xff63,
  delete: 0xffff,
  volumemute: 0x10_08_ff_12,
  mediaplaypause: 0x10_08_ff_14,
  mediastop: 0x10_08_ff_15,
}

/** Reads `CommandOrControl+Shift+A`; nothing when a part of it is unknown. */
export function parseAccelerator(accelerator: string): Key | undefined {
  const parts = accelerator.split('+').map(part => part.trim().toLowerCase())
  const name = parts.pop() ?? ''
  const keysym = keysymOf(name)
  const masks = parts.map(part => modifierMasks[part])
  if (keysym === undefined || masks.includes(undefined)) return undefined
  return { keysym, modifiers: masks.reduce<number>((sum, mask) => sum | (mask ?? 0), 0) }
}

function keysymOf(name: string): number | undefined {
  if (name.length === 1) return name.charCodeAt(0)
  const functionKey = /^f(\d{1,2})$/.exec(name)?.[1]
  return functionKey === undefined ? namedKeys[name] : 0xffbd + Number(functionKey)
}
