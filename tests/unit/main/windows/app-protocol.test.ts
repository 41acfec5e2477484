import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createAssetFinder,
  headersOf,
  mediaIdOf,
  securityHeaders,
} from '../../../../src-main/windows/app-protocol.ts'
import { assetManifestSchema } from '../../../../src-main/windows/asset-manifest.ts'
import { callsPagePolicy, contentSecurityPolicy } from '../../../../src-main/windows/csp.ts'

const manifest = assetManifestSchema.parse({
  files: [
    { path: '/index.html', contentType: 'text/html; charset=utf-8' },
    { path: '/assets/index-a1.js', contentType: 'text/javascript; charset=utf-8' },
  ],
})
const find = createAssetFinder(manifest)
const get = (url: string) => find({ url, method: 'GET' })

describe('the app’s own protocol', () => {
  it('serves the files of the manifest with their types', () => {
    expect(get('app://dering/')).toMatchObject({ status: 200, path: '/index.html', sendsBody: true })
    expect(get('app://dering/index.html#room')).toMatchObject({ status: 200, path: '/index.html' })
    expect(get('app://dering/assets/index-a1.js?v=1')).toMatchObject({
      status: 200,
      contentType: 'text/javascript; charset=utf-8',
    })
    expect(find({ url: 'app://dering/', method: 'HEAD' })).toMatchObject({ status: 200, sendsBody: false })
  })

  it.each([
    'app://dering/../../etc/passwd',
    'app://dering/assets/../../main/index.js',
    'app://dering/..%2f..%2fetc%2fpasswd',
    'app://dering/%2e%2e/%2e%2e/etc/passwd',
    String.raw`app://dering/..\..\windows\win.ini`,
    'app://dering/..%5c..%5cwindows%5cwin.ini',
    'app://dering//etc/passwd',
    'app://dering/index.html%00.png',
    'app://dering/index.html/',
    'app://dering/INDEX.HTML',
    'app://dering/manifest.json',
    'app://dering/__proto__',
    'app://dering/constructor',
    'app://other/index.html',
    'app://dering:80/index.html',
    'app://user@dering.evil/index.html',
    'file:///etc/passwd',
    'https://dering/index.html',
    'not a url',
  ])('does not serve %s', url => {
    expect(get(url)).toEqual({ status: 404 })
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('does not answer %s', method => {
    expect(find({ url: 'app://dering/', method })).toEqual({ status: 405 })
  })

  it('serves nothing but the manifest, whatever is asked', () => {
    const paths = new Set(manifest.files.map(file => file.path))
    fc.assert(
      fc.property(fc.oneof(fc.webPath(), fc.string()), path => {
        const answer = get(`app://dering/${path}`)
        expect(answer.status === 404 || (answer.status === 200 && paths.has(answer.path))).toBe(true)
      }),
    )
  })

  it('refuses a manifest whose paths could lead elsewhere', () => {
    const files = [{ path: 'index.html', contentType: 'text/html' }]
    expect(assetManifestSchema.safeParse({ files }).success).toBe(false)
  })
})

describe('the content security policy', () => {
  const directivesOf = (policy: string) =>
    new Map(
      policy.split('; ').map(directive => {
        const [name = '', ...values] = directive.split(' ')
        return [name, values.join(' ')]
      }),
    )
  const directives = directivesOf(contentSecurityPolicy)

  it('lets the page run and reach its own files alone', () => {
    expect(directives.get('default-src')).toBe("'none'")
    expect(directives.get('script-src')).toBe("'self'")
    expect(directives.get('connect-src')).toBe("'self'")
    expect(directives.get('frame-ancestors')).toBe("'none'")
    expect(directives.get('require-trusted-types-for')).toBe("'script'")
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/)
  })

  it('lets the page of calls compile WebAssembly besides, and nothing else', () => {
    const ofCalls = directivesOf(callsPagePolicy)
    expect(ofCalls.get('script-src')).toBe("'self' 'wasm-unsafe-eval'")
    expect(new Map([...ofCalls, ['script-src', "'self'"]])).toEqual(directives)
    expect(callsPagePolicy).not.toMatch(/'unsafe-|https?:|\*/)
  })

  it.each([
    ['/index.html', callsPagePolicy],
    ['/call-window.html', contentSecurityPolicy],
    ['/wallboard.html', contentSecurityPolicy],
    ['/assets/index-a1.js', contentSecurityPolicy],
  ])('of %s is its own', (path, policy) => {
    expect(headersOf({ path, contentType: 'text/html' })).toEqual({
      ...securityHeaders,
      'content-type': 'text/html',
      'content-security-policy': policy,
    })
  })

  it('goes with every answer', () => {
    expect(securityHeaders).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    })
  })
})

describe('the address of media', () => {
  it('names one id and nothing else', () => {
    expect(mediaIdOf('app://dering/media/m-1.a_b~c')).toBe('m-1.a_b~c')
  })

  it.each([
    'app://dering/media/',
    'app://dering/media/a/b',
    'app://dering/media/..%2fauth',
    'app://dering/media/../healthz',
    'app://elsewhere/media/m-1',
    'https://dering/media/m-1',
    'app://dering/index.html',
    'no address',
  ])('is not %s', address => {
    expect(mediaIdOf(address)).toBeUndefined()
  })
})
