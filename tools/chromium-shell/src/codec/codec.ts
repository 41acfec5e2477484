import { decodeValue } from './decode.ts'
import { encodeValue } from './encode.ts'

/** Carries values between the worlds as text, with the reach of structured clone. */
export interface Codec {
  /** Throws an Error when the value holds something that cannot be cloned (a function, a DOM node, …). */
  readonly encode: (value: unknown) => string
  readonly decode: (text: string) => unknown
}

/** Any function that crosses a bridge: it is called with whatever the other world sends. */
export type Callback = (...args: unknown[]) => unknown

/** How the bridge between two worlds of one page carries what plain cloning refuses. */
export interface CodecReferences {
  readonly keepFunction: (callback: Callback) => number
  readonly functionFor: (id: number) => Callback
  readonly keepPromise: (promise: Promise<unknown>) => number
  readonly promiseFor: (id: number) => Promise<unknown>
}

/**
 * What JSON cannot tell apart travels as `{$: kind, v: content}`. Objects are numbered in the order in which they are
 * met, so that shared and circular references survive.
 */
export interface Tagged {
  readonly $: string
  readonly v?: unknown
}

/**
 * The functions of this folder run in Node and, by their source text, in the page as well (see `page/page-script.ts`):
 * they use nothing but each other and what every JavaScript world has.
 */
export function createCodec(references?: CodecReferences): Codec {
  return {
    encode: value => JSON.stringify(encodeValue(value, new Map(), references)),
    decode: text => decodeValue(JSON.parse(text), [], references),
  }
}
