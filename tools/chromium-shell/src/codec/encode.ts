import { bytesToText } from './bytes.ts'
import type { Callback, CodecReferences, Tagged } from './codec.ts'

export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}

export function refuseToClone(value: unknown): never {
  throw new Error(`An object could not be cloned: ${kindOf(value)}`)
}

/** One value as JSON can carry it. `met` numbers the objects seen so far. */
export function encodeValue(
  value: unknown,
  met: Map<object, number>,
  references: CodecReferences | undefined,
): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return encodeNumber(value)
    case 'undefined':
      return { $: 'undefined' }
    case 'bigint':
      return { $: 'bigint', v: String(value) }
    case 'function':
      // What the function really takes is known to its author alone; it crosses as a callback of anything.
      return references
        ? { $: 'function', v: references.keepFunction(value as Callback) }
        : refuseToClone(value)
    case 'symbol':
      return refuseToClone(value)
    case 'object':
      return value === null ? null : encodeReference(value, met, references)
  }
}

export function encodeNumber(value: number): number | Tagged {
  if (Object.is(value, -0)) return { $: 'number', v: '-0' }
  return Number.isFinite(value) ? value : { $: 'number', v: String(value) }
}

export function encodeReference(
  value: object,
  met: Map<object, number>,
  references: CodecReferences | undefined,
): Tagged {
  if (value instanceof Promise) {
    return references ? { $: 'promise', v: references.keepPromise(value) } : refuseToClone(value)
  }
  const seen = met.get(value)
  if (seen !== undefined) return { $: 'seen', v: seen }
  met.set(value, met.size)
  return encodeObject(value, inner => encodeValue(inner, met, references))
}

export function encodeObject(value: object, write: (inner: unknown) => unknown): Tagged {
  if (value instanceof Date) return { $: 'date', v: String(value.getTime()) }
  if (value instanceof RegExp) return { $: 'regexp', v: [value.source, value.flags] }
  if (value instanceof Error) {
    return { $: 'error', v: { name: value.name, message: value.message, stack: value.stack } }
  }
  if (value instanceof Map) {
    return { $: 'map', v: Array.from(value, ([key, entry]) => [write(key), write(entry)]) }
  }
  if (value instanceof Set) return { $: 'set', v: Array.from(value, write) }
  if (value instanceof ArrayBuffer) {
    return { $: 'bytes', v: ['ArrayBuffer', bytesToText(new Uint8Array(value))] }
  }
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return { $: 'bytes', v: [kindOf(value), bytesToText(bytes)] }
  }
  if (Array.isArray(value)) return { $: 'array', v: Array.from(value, write) }
  if (kindOf(value) !== 'Object') return refuseToClone(value)
  return { $: 'object', v: Object.entries(value).map(([key, inner]) => [key, write(inner)]) }
}
