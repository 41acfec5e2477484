import { describe, expect, it } from 'vitest'
import { autostartEntry } from '../../../src-main/autostart-entry.ts'
import { readConfig } from '../../../src-main/config.ts'

describe('opening at login', () => {
  it('writes an entry that Linux desktops read, whatever is in the path', () => {
    expect(autostartEntry(['/opt/My "Apps"/$dering', '--hidden'])).toBe(
      '[Desktop Entry]\nType=Application\nName=Dering\nExec="/opt/My \\"Apps\\"/\\$dering" "--hidden"\n',
    )
  })

  it('leaves the window in the tray', () => {
    expect(readConfig({ env: {}, isPackaged: true, args: ['--hidden'] }).isHidden).toBe(true)
    expect(readConfig({ env: {}, isPackaged: true, args: ['.'] }).isHidden).toBe(false)
  })
})
