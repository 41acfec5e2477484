import { describe, expect, it } from 'vitest'
import { customerWords } from '../../../../src-renderer/ui/customer-words.ts'
import { avatarHue, initials } from '../../../../src-renderer/ui/initials.ts'
import { formatPhoneNumber } from '../../../../src-renderer/ui/phone-number.ts'
import { movedIndex } from '../../../../src-renderer/ui/roving-index.ts'
import { isShortcut, shortcutAria, shortcutLabel, shortcuts } from '../../../../src-renderer/ui/shortcuts.ts'

describe('initials', () => {
  it.each([
    ['Budi Santoso', 'BS'],
    ['Sari Dewi Kusumawardhani', 'SK'],
    ['rina', 'R'],
    ['  Nguyễn Thị Hương ', 'NH'],
    ['+62 812 0000 1111', '#'],
    ['(Ani) 2', 'A'],
    ['', '#'],
  ])('of “%s” are %s', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })

  it('keep their colour with the person', () => {
    expect(avatarHue('6281234567890')).toBe(avatarHue('6281234567890'))
    const hues = new Set(Array.from({ length: 200 }, (_, index) => avatarHue(`customer-${index}`)))
    expect(hues).toEqual(new Set([0, 1, 2, 3, 4, 5]))
  })
})

describe('formatPhoneNumber', () => {
  it.each([
    ['+6281234567890', '+62 812 3456 7890'],
    ['+6591234567', '+65 9123 4567'],
    ['+622157991234', '+62 21 57991234'],
    ['not a number', 'not a number'],
    ['', ''],
  ])('writes %s as %s', (phone, text) => {
    expect(formatPhoneNumber(phone)).toBe(text)
  })
})

describe('a customer', () => {
  it.each([
    ['Budi Santoso', '+6281234567890', 'Budi Santoso', '+6281234567890'],
    ['+6281200001111', '+6281200001111', '+62 812 0000 1111', undefined],
    ['+62 812-0000-1111', '+6281200001111', '+62 812 0000 1111', undefined],
    ['+6281200001112', '+6281200001111', '+6281200001112', '+6281200001111'],
    ['Toko 6281200001111', '+6281200001111', 'Toko 6281200001111', '+6281200001111'],
    ['rina.cantik_88', undefined, 'rina.cantik_88', undefined],
  ])('called %s with the number %s is written %s, and beside it %s', (name, phone, title, number) => {
    expect(customerWords(name, phone)).toEqual({ title, number })
  })
})

describe('movedIndex', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['PageDown', 5, 9],
    ['PageUp', 5, 0],
    ['a', 5, null],
  ])('%s at %i goes to %s', (key, index, moved) => {
    expect(movedIndex({ key, index, count: 10 })).toBe(moved)
  })

  it('goes nowhere in an empty list', () => {
    expect(movedIndex({ key: 'End', index: 0, count: 0 })).toBeNull()
  })
})

describe('shortcuts', () => {
  const stroke = (key: string, held: Partial<KeyboardEvent> = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  })

  it('are printed as the platform does', () => {
    expect(shortcutLabel(shortcuts.search, false)).toBe('Ctrl+F')
    expect(shortcutLabel(shortcuts.search, true)).toBe('⌘F')
    expect(shortcutLabel(shortcuts.back, false)).toBe('Esc')
    expect(shortcutAria(shortcuts.search, true)).toBe('Meta+f')
  })

  it('need exactly their modifiers', () => {
    expect(isShortcut(stroke('f', { ctrlKey: true }), shortcuts.search, false)).toBe(true)
    expect(isShortcut(stroke('f', { metaKey: true }), shortcuts.search, false)).toBe(false)
    expect(isShortcut(stroke('f', { metaKey: true }), shortcuts.search, true)).toBe(true)
    expect(isShortcut(stroke('f'), shortcuts.search, false)).toBe(false)
    expect(isShortcut(stroke('J'), shortcuts.nextRoom, false)).toBe(true)
    expect(isShortcut(stroke('j', { altKey: true }), shortcuts.nextRoom, false)).toBe(false)
  })

  it('are each their own', () => {
    const labels = Object.values(shortcuts).map(shortcut => shortcutLabel(shortcut, false))
    expect(new Set(labels).size).toBe(labels.length)
  })
})
