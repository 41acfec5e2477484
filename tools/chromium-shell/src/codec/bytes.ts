/** The views that structured clone keeps, by name; each is made over the whole buffer. */
export function viewOver(kind: string, bytes: ArrayBuffer): ArrayBuffer | ArrayBufferView {
  const views: Readonly<Record<string, (buffer: ArrayBuffer) => ArrayBufferView>> = {
    Int8Array: buffer => new Int8Array(buffer),
    Uint8Array: buffer => new Uint8Array(buffer),
    Uint8ClampedArray: buffer => new Uint8ClampedArray(buffer),
    Int16Array: buffer => new Int16Array(buffer),
    Uint16Array: buffer => new Uint16Array(buffer),
    Int32Array: buffer => new Int32Array(buffer),
    Uint32Array: buffer => new Uint32Array(buffer),
    Float32Array: buffer => new Float32Array(buffer),
    Float64Array: buffer => new Float64Array(buffer),
    BigInt64Array: buffer => new BigInt64Array(buffer),
    BigUint64Array: buffer => new BigUint64Array(buffer),
    DataView: buffer => new DataView(buffer),
  }
  return views[kind]?.(bytes) ?? bytes
}

/** Base64, made with what both Node and a page have. */
export function bytesToText(bytes: Uint8Array): string {
  const parts: string[] = []
  // In pieces, since the arguments of one call are limited.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  }
  return btoa(parts.join(''))
}

export function textToBytes(text: string): ArrayBuffer {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes.buffer
}
