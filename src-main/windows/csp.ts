/** Where the window's page lives. */
export const appScheme = 'app'
export const appHost = 'dering'
export const appOrigin = `${appScheme}://${appHost}`

/** The page has no network of its own: socket and HTTP live in the main process. */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'media-src': "'self' blob:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
} as const satisfies Readonly<Record<string, string>>

export const contentSecurityPolicy = textOf(directives)

/**
 * Of the window of calls alone, which compiles RNNoise: WebAssembly may be compiled, JavaScript from text still may not.
 * Why that is safe enough: docs/decisions/noise-is-taken-out-in-the-window.md.
 */
export const callsPagePolicy = textOf({
  ...directives,
  'script-src': `${directives['script-src']} 'wasm-unsafe-eval'`,
})

function textOf(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
