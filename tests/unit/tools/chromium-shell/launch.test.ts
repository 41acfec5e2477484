import { describe, expect, it } from 'vitest'
import { systemLanguages } from '../../../../tools/chromium-shell/src/app/locale.ts'
import { joinSwitches } from '../../../../tools/chromium-shell/src/cdp/flags.ts'
import { parseCommandLine } from '../../../../tools/chromium-shell/src/launch/command-line.ts'
import {
  addPrivilegedSchemes,
  fromChromiumUrl,
  toChromiumPolicy,
  toChromiumUrl,
} from '../../../../tools/chromium-shell/src/network/schemes.ts'
import { parseAccelerator } from '../../../../tools/chromium-shell/src/x11/keyboard.ts'

describe('parseCommandLine', () => {
  it("tells Chromium's switches, modules to load, the app and the app's own arguments apart", () => {
    const argv = [
      '--inspect=0',
      '--lang=id',
      '-r',
      'loader.js',
      '--mute',
      'folder',
      'tel:+34600',
      '--flag=a=b',
    ]
    expect(parseCommandLine(argv)).toEqual({
      switches: [{ name: 'lang', value: 'id' }, { name: 'mute' }, { name: 'flag', value: 'a=b' }],
      required: ['loader.js'],
      app: 'folder',
    })
  })
})

describe('joinSwitches', () => {
  it('joins lists of features, and of all else keeps the last', () => {
    const switches = [
      { name: 'disable-features', value: 'A' },
      { name: 'class', value: 'old' },
      { name: 'disable-features', value: 'B,C' },
      { name: 'class', value: 'new' },
      { name: 'mute' },
    ]
    expect(joinSwitches(switches)).toEqual(['--disable-features=A,B,C', '--class=new', '--mute'])
  })
})

describe('systemLanguages', () => {
  it.each([
    [{ LANG: 'id_ID.UTF-8' }, ['id-ID']],
    [{ LANGUAGE: 'id:en_GB', LANG: 'en_GB.UTF-8' }, ['id', 'en-GB']],
    [{ LC_ALL: 'C.UTF-8' }, ['en-US']],
    [{}, ['en-US']],
  ])('reads %j', (environment, languages) => {
    expect(systemLanguages(environment)).toEqual(languages)
  })
})

describe('addresses of the app', () => {
  addPrivilegedSchemes(['app'])

  it.each([
    'app://softphone/index.html?a=1#b',
    'app://softphone/',
    'https://example.com/app://softphone/',
    'data:text/html,app',
  ])('%s comes back from Chromium as it went', url => {
    expect(fromChromiumUrl(toChromiumUrl(url))).toBe(url)
  })

  it('are a secure origin for Chromium, in a policy as well', () => {
    expect(toChromiumUrl('app://softphone/a.js')).toBe('https://softphone.app.chromium-shell.invalid/a.js')
    expect(toChromiumPolicy("default-src 'self' app://softphone; img-src app: data:")).toBe(
      "default-src 'self' https://softphone.app.chromium-shell.invalid; img-src https://*.app.chromium-shell.invalid data:",
    )
  })
})

describe('parseAccelerator', () => {
  it.each([
    ['CommandOrControl+Shift+A', { keysym: 0x61, modifiers: 5 }],
    ['Alt+F4', { keysym: 0xffc1, modifiers: 8 }],
    ['MediaPlayPause', { keysym: 0x1008ff14, modifiers: 0 }],
    ['Ctrl+Nonsense', undefined],
    ['Hyper+A', undefined],
  ])('reads %s', (accelerator, key) => {
    expect(parseAccelerator(accelerator)).toEqual(key)
  })
})
