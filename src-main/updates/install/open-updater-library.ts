import type { InstallKind } from '../install-kind.ts'
import type { UpdaterLibrary } from './library-installer.ts'

/**
 * Loads electron-updater, which looks at the running app as it is loaded, with the updater of this installation.
 * @throws where the installation is none that updates itself
 */
export async function openUpdaterLibrary(kind: InstallKind): Promise<UpdaterLibrary> {
  const { AppImageUpdater, CancellationToken, MacUpdater, NsisUpdater, Provider } =
    await import('electron-updater')
  const parts = { Provider, CancellationToken }
  switch (kind) {
    case 'nsis-user':
      return { ...parts, updater: new NsisUpdater() }
    case 'dmg':
      return { ...parts, updater: new MacUpdater() }
    case 'appimage':
      return { ...parts, updater: new AppImageUpdater() }
    default:
      throw new Error(`An app installed as ${kind} does not update itself.`)
  }
}
