import { once } from 'node:events'
import type {
  BaseUpdater,
  CancellationToken,
  MacUpdater,
  Provider,
  ResolvedUpdateFileInfo,
  UpdateInfo,
} from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import type { Logger } from '../../logging/logger.ts'
import type { Manifest } from '../manifest.ts'
import { asUpdateError, UpdateError } from '../update-error.ts'
import type { FetchOptions, Installer } from './installer.ts'

/** What electron-updater has, so that it is loaded only once there is something to download. */
export interface UpdaterLibrary {
  readonly updater: BaseUpdater | MacUpdater
  readonly Provider: typeof Provider
  readonly CancellationToken: typeof CancellationToken
}

export interface LibraryInstallerParts {
  readonly open: () => Promise<UpdaterLibrary>
  readonly log: Logger
}

/**
 * electron-updater, for its downloads by blockmap and its installers. It reads no feed of its own: all it is ever told of
 * is the one file of a manifest that we believe, so that its choice among versions, its channels and its staging have no
 * say. [D9]
 */
export function createLibraryInstaller({ open, log }: LibraryInstallerParts): Installer {
  let opened: Promise<UpdaterLibrary> | null = null
  /** The fetch before, which takes a moment to end after it was stopped; the library has one download at a time. */
  let before: Promise<unknown> = Promise.resolve()
  const library = async () => {
    opened ??= open()
    const { updater } = await opened
    configure(updater, log)
    return await opened
  }
  async function fetchOne(manifest: Manifest, options: FetchOptions): Promise<string> {
    options.signal.throwIfAborted()
    const { updater, ...parts } = await library()
    updater.setFeedURL({
      provider: 'custom',
      updateProvider: signedProvider(parts.Provider, manifest, options),
    })
    const token = new parts.CancellationToken()
    const cancel = () => token.cancel()
    const progressed = ({ percent }: { readonly percent: number }) => options.onProgress(percent / 100)
    options.signal.addEventListener('abort', cancel)
    updater.on('download-progress', progressed)
    try {
      await updater.checkForUpdates()
      options.signal.throwIfAborted()
      const [file] = await updater.downloadUpdate(token)
      if (file === undefined) throw new UpdateError('badAnswer', 'No file was downloaded.')
      return file
    } catch (error) {
      throw asUpdateError(error)
    } finally {
      options.signal.removeEventListener('abort', cancel)
      updater.off('download-progress', progressed)
    }
  }

  return {
    fetch(manifest, options) {
      const fetched = before.then(() => fetchOne(manifest, options))
      before = fetched.catch(() => {
        // Told to who asked for it.
      })
      return fetched
    },
    async install() {
      const { updater } = await library()
      if ('install' in updater) return installFile(updater)
      // A Mac's own updater takes the file over first, and ends the app by itself.
      const taken = once(updater, 'update-downloaded')
      updater.quitAndInstall()
      await taken
    },
  }
}

function configure(updater: UpdaterLibrary['updater'], log: Logger): void {
  updater.autoDownload = false
  // As a session of the system ends, files half replaced would be left behind.
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = true
  updater.isUpdateSupported = () => true
  updater.isUserWithinRollout = () => true
  updater.logger = {
    // It tells of each of its steps; ours are told already.
    info: () => {},
    warn: (message: unknown) => log.warn('electron-updater', { message: String(message) }),
    error: (message: unknown) => log.warn('electron-updater failed', { message: String(message) }),
  }
}

function installFile(updater: BaseUpdater): void {
  const isSilent = true
  const startsAgain = true
  if (!updater.install(isSilent, startsAgain)) {
    throw new UpdateError('installer', 'The installer did not start.')
  }
}

/** Tells the library of one release, whatever it asks for. */
function signedProvider(
  BaseProvider: UpdaterLibrary['Provider'],
  manifest: Manifest,
  { url }: Pick<FetchOptions, 'url'>,
) {
  const info = updateInfoOf(manifest)
  return class extends BaseProvider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime)
    }
    override getLatestVersion(): Promise<UpdateInfo> {
      return Promise.resolve(info)
    }
    override resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
      return files.map(file => ({ url: new URL(url), info: file }))
    }
  }
}

/** @param manifest whose hash the library wants in base64 */
function updateInfoOf({ version, file, size, sha512, issuedAt }: Manifest): UpdateInfo {
  const hash = Buffer.from(sha512, 'hex').toString('base64')
  return {
    version,
    files: [{ url: file, size, sha512: hash }],
    path: file,
    sha512: hash,
    releaseDate: issuedAt,
  }
}
