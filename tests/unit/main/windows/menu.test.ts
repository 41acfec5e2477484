import type { MenuItemConstructorOptions } from 'electron'
import { expect, it } from 'vitest'
import { menuTemplate } from '../../../../src-main/windows/menu.ts'

function rolesOf(items: readonly MenuItemConstructorOptions[]): string[] {
  return items.flatMap(item => [
    ...(item.role ? [item.role] : []),
    ...(Array.isArray(item.submenu) ? rolesOf(item.submenu) : []),
  ])
}

it.each(['linux', 'win32', 'darwin'])('enlarges the text by its keys on %s', platform => {
  const roles = rolesOf(menuTemplate({ platform, isPackaged: true }))
  expect(roles).toEqual(expect.arrayContaining(['zoomIn', 'zoomOut', 'resetZoom']))
})

it.each(['linux', 'win32', 'darwin'])('offers no way to reload the window on %s', platform => {
  for (const isPackaged of [true, false]) {
    const roles = rolesOf(menuTemplate({ platform, isPackaged }))
    expect(roles).not.toContain('reload')
    expect(roles).not.toContain('forceReload')
    expect(roles).not.toContain('viewMenu')
    expect(roles.includes('toggleDevTools')).toBe(!isPackaged)
  }
})
