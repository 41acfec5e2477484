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

  it('is https on a host of the list, whatever is tried', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), text => {
        const target = externalTarget(text)
        return target === undefined || /^https:\/\/[a-z.]+\.(facebook|whatsapp)\.com\//.test(target)
      }),
    )
  })
})
