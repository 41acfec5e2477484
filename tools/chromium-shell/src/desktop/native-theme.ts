import { EventEmitter } from 'node:events'
import { unawaited } from '../log.ts'
import { openWindows } from '../window/open-windows.ts'

type Source = Electron.NativeTheme['themeSource']

/**
 * `electron.nativeTheme`; the system's own colours are light, since nothing here tells them.
 * @public declarations need its name.
 */
export class ShellNativeTheme
  extends EventEmitter
  implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'>
{
  readonly shouldUseHighContrastColors = false
  #source: Source = 'system'

  get themeSource(): Source {
    return this.#source
  }
  set themeSource(source: Source) {
    const wasDark = this.shouldUseDarkColors
    this.#source = source
    for (const { webContents } of openWindows.values()) {
      const tell = webContents
        .devTools()
        .then(page => page.send('Emulation.setEmulatedMedia', { features: mediaFeatures() }))
      unawaited(tell, 'theme')
    }
    if (wasDark !== this.shouldUseDarkColors) this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new ShellNativeTheme()

/** What a page must be told so that its media queries follow the theme. */
export function mediaFeatures(): { name: string; value: string }[] {
  const { themeSource } = nativeTheme
  return [{ name: 'prefers-color-scheme', value: themeSource === 'system' ? '' : themeSource }]
}
