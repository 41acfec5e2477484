import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const renderer = join(import.meta.dirname, '../../../../src-renderer')
const tokens = readFileSync(join(renderer, 'ui/tokens.css'), 'utf8')

type Palette = Readonly<Record<string, string>>

function declarations(block: string): Palette {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(match => [match[1], match[2]]),
  )
}

const [light = '', rest = ''] = tokens.split(":root[data-theme='dark'] {")
const dark = rest.split(":root[data-density='compact']")[0] ?? ''
const palettes: Readonly<Record<string, Palette>> = {
  light: declarations(light),
  dark: { ...declarations(light), ...declarations(dark) },
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(palette: Palette, first: string, second: string): number {
  const [a, b] = [first, second].map(name => {
    const colour = palette[name]
    if (colour === undefined) throw new Error(`No token --${name}`)
    return luminance(colour)
  })
  if (a === undefined || b === undefined) throw new Error('Two colours are compared')
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const grounds = ['surface', 'surface-ground', 'surface-raised', 'surface-sunken', 'surface-hover']

/** WCAG 2.2, 1.4.3: text and what lies under it. */
const texts: readonly (readonly [text: string, ground: string])[] = [
  ...grounds.flatMap(ground => [
    ['text', ground] as const,
    ['text-secondary', ground] as const,
    ['text-tertiary', ground] as const,
  ]),
  ['text', 'surface-selected'],
  ['text-secondary', 'surface-selected'],
  ['text-secondary', 'surface-pressed'],
  ['text-inverse', 'surface-inverse'],
  ['text', 'segment-selected'],
  ['text-secondary', 'segment-ground'],
  ['text', 'bubble-in'],
  ['text', 'bubble-out'],
  ['text-secondary', 'bubble-in'],
  ['text-secondary', 'bubble-out'],
  ['accent-text', 'surface'],
  ['accent-text', 'surface-ground'],
  ['accent-text', 'surface-hover'],
  ['accent-text', 'surface-selected'],
  ['accent-text', 'bubble-out'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent', 'accent-pressed'],
  ['on-positive', 'positive'],
  ['on-positive', 'positive-hover'],
  ['on-positive', 'positive-pressed'],
  ['on-negative', 'negative'],
  ['on-negative', 'negative-hover'],
  ['on-negative', 'negative-pressed'],
  ['positive-text', 'surface'],
  ['positive-text', 'surface-ground'],
  ['positive-text', 'surface-selected'],
  ['positive-text', 'positive-tint'],
  ['negative-text', 'surface'],
  ['negative-text', 'surface-selected'],
  ['negative-text', 'surface-ground'],
  ['negative-text', 'surface-hover'],
  ['negative-text', 'bubble-out'],
  ['negative-text', 'negative-tint'],
  ['attention-text', 'surface'],
  ['attention-text', 'surface-raised'],
  ['attention-text', 'attention-tint'],
  ...[0, 1, 2, 3, 4, 5].map(hue => [`avatar-${hue}-text`, `avatar-${hue}`] as const),
]

/** WCAG 2.2, 1.4.11: what shows that there is a control, or where the focus is. */
const shapes: readonly (readonly [shape: string, ground: string])[] = [
  ['border-strong', 'surface'],
  ['border-strong', 'surface-raised'],
  ['focus', 'surface'],
  ['focus', 'surface-ground'],
  ['focus', 'surface-selected'],
]

describe.each(Object.entries(palettes))('the %s palette', (_name, palette) => {
  it.each(texts)('%s can be read on %s', (text, ground) => {
    expect(contrast(palette, text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(shapes)('%s can be seen on %s', (shape, ground) => {
    expect(contrast(palette, shape, ground)).toBeGreaterThanOrEqual(3)
  })
})

describe('tokens', () => {
  const styles = globSync('**/*.css', { cwd: renderer }).map(file => [
    file,
    readFileSync(join(renderer, file), 'utf8'),
  ])
  const components = globSync('**/*.tsx', { cwd: renderer }).map(file =>
    readFileSync(join(renderer, file), 'utf8'),
  )
  /** Set on an element by its component, or by react-aria on a popover. */
  const given = new Set([
    'trigger-width',
    ...components.flatMap(source => [...source.matchAll(/'--([\w-]+)'/g)].map(match => match[1])),
  ])
  const defined = new Set([...tokens.matchAll(/--([\w-]+):/g)].map(match => match[1]))

  it.each(styles)('%s uses none that does not exist', (_file, css) => {
    const own = new Set([...(css ?? '').matchAll(/--([\w-]+):/g)].map(match => match[1]))
    const used = [...(css ?? '').matchAll(/var\(--([\w-]+)/g)].map(match => match[1] ?? '')
    expect(used.filter(name => !defined.has(name) && !given.has(name) && !own.has(name))).toEqual([])
  })

  it('every colour of a component comes from a token', () => {
    const loose = styles
      .filter(([file]) => file !== 'ui/tokens.css')
      .flatMap(([file, css]) =>
        [...(css ?? '').matchAll(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)].map(() => file),
      )
    expect(loose).toEqual([])
  })
})
