import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { externalTarget, mayNavigate } from '../../../../src-main/windows/navigation.ts'

describe('where the window may go', () => {
  it.each(['app://dering/', 'app://dering/index.html', 'app://dering/#/rooms/1', 'APP://dering/'])(
    'to its own page: %s',
    url => {
      expect(mayNavigate(url)).toBe(true)
    },
  )

  it.each([
    'https://example.com/',
    'app://dering/assets/index.js',
    'app://evil/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<b>hi</b>',
    'about:blank',
    'blob:app://dering/1',
    '',
  ])('nowhere else: %s', url => {
    expect(mayNavigate(url)).toBe(false)
  })
})

describe('what may open in the person’s browser', () => {
  it('is a page of the list, by https', () => {
    expect(externalTarget('https://faq.whatsapp.com/1')).toBe('https://faq.whatsapp.com/1')
    expect(externalTarget('HTTPS://FAQ.WhatsApp.com/1')).toBe('https://faq.whatsapp.com/1')
  })

  it.each([
    'http://faq.whatsapp.com/',
    'https://faq.whatsapp.com.evil.com/',
    'https://evil.com/?faq.whatsapp.com',
    'https://user:pass@faq.whatsapp.com/',
    'https://faq.whatsapp.com:8443/',
    'https://faq.whatsapp.com@evil.com/',
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'file:///C:/Windows/System32/calc.exe',
    'smb://evil/share',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=evil',
    String.raw`\\evil\share`,
    'vbscript:x',
    'tel:112',
    'mailto:a@b.c',
    '//faq.whatsapp.com/',
    '',
  ])('is not %s', url => {
    expect(externalTarget(url)).toBeUndefined()
  })

  // Put together here: to build fast-check's own URLs takes a second, and few of theirs are an attempt at anything.
  const host = fc.constantFrom('faq.whatsapp.com', 'business.facebook.com', 'evil.com', '127.0.0.1', '[::1]')
  const attempt = fc
    .tuple(
      fc.constantFrom('https', 'HTTPS', 'http', 'ht\ttps', 'file', 'javascript', 'ms-msdt', ''),
      fc.constantFrom('://', ':', ':/', ':///', ':\\\\', '//', '\\\\'),
      fc.constantFrom('', 'faq.whatsapp.com@', 'user:pass@', ':@', '@', '%40', 'evil.com\\@'),
      host,
      fc.constantFrom('', '.', '.evil.com', '@evil.com', '\u3002evil.com', '%2eevil.com', '#', '\0', '\\'),
      fc.constantFrom('', ':', ':443', ':8443', ':99999'),
      fc.oneof(host, fc.string()).map(path => `/${path}`),
    )
    .map(parts => parts.join(''))

  it('is https on a host of the list, whatever is tried', () => {
    let opened = 0
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: attempt }, fc.string()), text => {
        const target = externalTarget(text)
        if (target === undefined) return true
        opened += 1
        return /^https:\/\/(faq\.whatsapp|business\.facebook)\.com\//.test(target)
      }),
      { numRuns: 3_000 },
    )
    expect(opened).toBeGreaterThan(0)
  })
})
