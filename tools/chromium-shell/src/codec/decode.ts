import { textToBytes, viewOver } from './bytes.ts'
import type { CodecReferences, Tagged } from './codec.ts'

/** The value that `encodeValue` wrote. `met` holds the objects read so far, in the order of their numbers. */
export function decodeValue(
  value: unknown,
  met: unknown[],
  references: CodecReferences | undefined,
): unknown {
  if (value === null || typeof value !== 'object') return value
  // Only `encodeValue` writes this text, so a content has the shape that its tag promises.
  const { $: tag, v: content } = value as Tagged
  switch (tag) {
    case 'undefined':
      return undefined
    case 'number':
      return Number(content)
    case 'bigint':
      return BigInt(String(content))
    case 'seen':
      return met[Number(content)]
    case 'function':
      return references?.functionFor(Number(content))
    case 'promise':
      return references?.promiseFor(Number(content))
    default:
      return decodeObject({ $: tag, v: content }, met, inner => decodeValue(inner, met, references))
  }
}

export function decodeObject(tagged: Tagged, met: unknown[], read: (inner: unknown) => unknown): unknown {
  const keep = <Value>(value: Value): Value => {
    met.push(value)
    return value
  }
  const content = tagged.v
  switch (tagged.$) {
    case 'date':
      return keep(new Date(Number(content)))
    case 'regexp': {
      const [source, flags] = content as [string, string]
      return keep(new RegExp(source, flags))
    }
    case 'error': {
      const { name, message, stack } = content as Error
      return keep(Object.assign(new Error(message), { name, stack }))
    }
    case 'bytes': {
      const [kind, text] = content as [string, string]
      return keep(viewOver(kind, textToBytes(text)))
    }
    // Containers are kept before they are filled: what they hold may point back at them.
    case 'map': {
      const map = keep(new Map<unknown, unknown>())
      for (const [key, entry] of content as [unknown, unknown][]) map.set(read(key), read(entry))
      return map
    }
    case 'set': {
      const set = keep(new Set<unknown>())
      for (const entry of content as unknown[]) set.add(read(entry))
      return set
    }
    case 'array': {
      const array = keep<unknown[]>([])
      for (const entry of content as unknown[]) array.push(read(entry))
      return array
    }
    case 'object': {
      const object = keep({})
      for (const [key, inner] of content as [string, unknown][]) {
        // Defined, not assigned: a key may be `__proto__`.
        Object.defineProperty(object, key, {
          value: read(inner),
          enumerable: true,
          configurable: true,
          writable: true,
        })
      }
      return object
    }
    default:
      throw new Error(`Unknown tag in a message between worlds: ${tagged.$}`)
  }
}
