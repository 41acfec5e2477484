import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { mayHave } from '../../../../src-main/windows/permissions.ts'

const allowed = ['speaker-selection', 'notifications', 'clipboard-sanitized-write', 'hid']
const ours = { origin: 'app://dering', isMainFrame: true, mediaTypes: [] }

/** Every name in Electron's own declaration of the check handler. */
function namesOfElectron(): string[] {
  const declarations = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8')
  const line = declarations.split('\n').find(text => text.includes('setPermissionCheckHandler(handler:'))
  const names = line?.match(/permission: ([^,]+),/)?.[1]
  return names?.match(/'([^']+)'/g)?.map(name => name.slice(1, -1)) ?? []
}

describe('[D3] what the page may have', () => {
  it('knows every permission of this Electron, and allows five', () => {
    const names = namesOfElectron()
    expect(names.length).toBeGreaterThan(40)
    const granted = names.filter(permission => mayHave({ ...ours, permission, mediaTypes: ['audio'] }))
    expect(granted.sort()).toEqual([...allowed, 'media'].sort())
  })

  it.each([
    [['audio'], true],
    [['video'], false],
    [['audio', 'video'], false],
    [['unknown'], false],
  ])('capture of %j: %s', (mediaTypes, granted) => {
    expect(mayHave({ ...ours, permission: 'media', mediaTypes })).toBe(granted)
  })

  it.each(['app://other', 'https://dering', 'app://dering.evil', 'null', '', 'https://app//dering'])(
    'gives nothing to %j',
    origin => {
      expect(mayHave({ ...ours, permission: 'notifications', origin })).toBe(false)
    },
  )

  it('gives nothing to a frame inside the page, nor under a name from the future', () => {
    expect(mayHave({ ...ours, permission: 'notifications', isMainFrame: false })).toBe(false)
    expect(mayHave({ ...ours, permission: 'mind-reading' })).toBe(false)
    expect(mayHave({ ...ours, permission: 'toString' })).toBe(false)
    expect(mayHave({ ...ours, permission: 'notifications', origin: 'app://dering/' })).toBe(true)
  })
})
