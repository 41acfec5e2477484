import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCodec } from '../../../../tools/chromium-shell/src/codec/codec.ts'

const codec = createCodec()
const copy = (value: unknown): unknown => codec.decode(codec.encode(value))

describe('createCodec', () => {
  it('gives back what went in, however it is nested', () => {
    const values = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
    })
    const check = (value: unknown): void => {
      expect(copy(value)).toStrictEqual(value)
    }
    fc.assert(fc.property(values, check))
  })

  it('keeps an error its name, message and stack', () => {
    const error = new RangeError('too far')
    expect(copy(error)).toMatchObject({ name: 'RangeError', message: 'too far', stack: error.stack })
  })

  it('keeps one object one, and a circle a circle', () => {
    const shared = { n: 1 }
    const list = [shared, shared]
    const back = copy(list) as typeof list
    expect(back[0]).toBe(back[1])
    const circle = new Map<string, unknown>()
    circle.set('self', circle)
    const turned = copy(circle) as typeof circle
    expect(turned.get('self')).toBe(turned)
  })

  it('copies a view, not the buffer around it', () => {
    const whole = new Uint8Array([1, 2, 3, 4])
    expect(copy(whole.subarray(1, 3))).toEqual(new Uint8Array([2, 3]))
  })

  it('takes __proto__ for a key like any other', () => {
    const back = copy(JSON.parse('{"__proto__": {"isAdmin": true}}'))
    expect(Object.keys(back as object)).toEqual(['__proto__'])
    expect((back as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
  ])('refuses %s', (_name, value) => {
    expect(() => codec.encode({ value })).toThrow('could not be cloned')
  })
})
