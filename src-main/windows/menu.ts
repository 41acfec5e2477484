import type { MenuItemConstructorOptions } from 'electron'

/**
 * The application's menu: editing and quitting, and nothing that reloads the window, since a reload ends the call that
 * the window holds. Developers get their tools in an unpackaged app.
 */
export function menuTemplate(facts: {
  readonly platform: string
  readonly isPackaged: boolean
}): MenuItemConstructorOptions[] {
  const application: MenuItemConstructorOptions[] =
    facts.platform === 'darwin' ? [{ role: 'appMenu' }] : [{ label: 'Dering', submenu: [{ role: 'quit' }] }]
  const developer: MenuItemConstructorOptions[] = facts.isPackaged
    ? []
    : [{ label: 'Developer', submenu: [{ role: 'toggleDevTools' }] }]
  return [
    ...application,
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
    },
    ...developer,
  ]
}
