import { addPrivilegedSchemes, schemeHandler, setSchemeHandler } from './schemes.ts'

type Implemented = Pick<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
>

/** `electron.protocol`, and each session's. */
export const protocol: Implemented = {
  registerSchemesAsPrivileged(schemes) {
    addPrivilegedSchemes(schemes.map(({ scheme }) => scheme))
  },
  handle(scheme, handler) {
    if (schemeHandler(`${scheme}:`)) throw new Error(`Failed to register protocol: ${scheme}`)
    setSchemeHandler(scheme, handler)
  },
  unhandle(scheme) {
    setSchemeHandler(scheme, undefined)
  },
  isProtocolHandled: scheme => schemeHandler(`${scheme}:`) !== undefined,
}
