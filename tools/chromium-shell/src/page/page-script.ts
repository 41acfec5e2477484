/** The two scripts that every new document of a window runs first, put together from their functions' source text. */
import { bytesToText, textToBytes, viewOver } from '../codec/bytes.ts'
import { createCodec } from '../codec/codec.ts'
import { decodeObject, decodeValue } from '../codec/decode.ts'
import {
  encodeNumber,
  encodeObject,
  encodeReference,
  encodeValue,
  kindOf,
  refuseToClone,
} from '../codec/encode.ts'
import { createBridgeEnd, type BridgeNames } from './bridge.ts'
import { createIpcRenderer } from './ipc-renderer.ts'
import { askBeforeUse, exposeOnWindow, freezeDeeply, startMainWorld } from './main-world.ts'
import { watchLinks } from './links.ts'
import type { RendererFacts } from './messages.ts'
import { createPermissionQueue, runPreload, startPreloadWorld } from './preload-world.ts'
import { guardClose, watchKeys, watchState, watchTitle, watchWindow } from './window-watch.ts'

const codecFunctions = [
  bytesToText, textToBytes, viewOver, createCodec, decodeObject, decodeValue,
  encodeNumber, encodeObject, encodeReference, encodeValue, kindOf, refuseToClone,
] // prettier-ignore
const mainWorldFunctions = [createBridgeEnd, askBeforeUse, exposeOnWindow, freezeDeeply, startMainWorld]
const preloadWorldFunctions = [
  createBridgeEnd, createIpcRenderer, createPermissionQueue, runPreload, startPreloadWorld,
  guardClose, watchKeys, watchLinks, watchState, watchTitle, watchWindow,
] // prettier-ignore

type PageFunction = (...args: never[]) => unknown

/** Source text of an immediate call of `start`, whose arguments are source text as well. */
function script(functions: readonly PageFunction[], start: PageFunction, args: readonly string[]): string {
  const sources = functions.map(item => item.toString()).join('\n')
  return `(() => {\n${sources}\n${start.name}(${args.join(', ')})\n})()`
}

export function mainWorldScript(names: BridgeNames): string {
  return script([...codecFunctions, ...mainWorldFunctions], startMainWorld, [JSON.stringify(names)])
}

export function preloadWorldScript(options: {
  readonly names: BridgeNames
  /** Marks the address of a window's blank first page. */
  readonly blankTitle: string
  readonly facts: RendererFacts
  /** Source text of the app's preload, a CommonJS module. */
  readonly preload: string
}): string {
  const preload = `function (require, module, exports, process) {\n${options.preload}\n}`
  const names = { outgoing: options.names.incoming, incoming: options.names.outgoing }
  const args = [names, options.blankTitle, options.facts].map(value => JSON.stringify(value))
  return script([...codecFunctions, ...preloadWorldFunctions], startPreloadWorld, [...args, preload])
}
