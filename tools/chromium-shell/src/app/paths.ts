import os from 'node:os'
import path from 'node:path'

export type PathName = Parameters<Electron.App['getPath']>[0]

/** Where Electron keeps things on Linux, unless `setPath` says otherwise. */
export class AppPaths {
  readonly #chosen = new Map<string, string>()
  readonly #appName: () => string
  readonly #executable: string
  readonly #environment: NodeJS.ProcessEnv

  constructor(options: { appName: () => string; executable: string; environment: NodeJS.ProcessEnv }) {
    this.#appName = options.appName
    this.#executable = options.executable
    this.#environment = options.environment
  }

  set(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute')
    this.#chosen.set(name, folder)
  }

  /** Throws for a name that has no place on Linux. */
  get(name: PathName): string {
    return this.#chosen.get(name) ?? this.#standard(name)
  }

  #standard(name: PathName): string {
    const home = os.homedir()
    switch (name) {
      case 'home':
        return home
      case 'appData':
        return this.#environment['XDG_CONFIG_HOME'] || path.join(home, '.config')
      case 'userData':
        return path.join(this.get('appData'), this.#appName())
      case 'sessionData':
        return this.get('userData')
      case 'temp':
        return os.tmpdir()
      case 'logs':
        return path.join(this.get('userData'), 'logs')
      case 'crashDumps':
        return path.join(this.get('userData'), 'Crashpad')
      case 'exe':
      case 'module':
        return this.#executable
      case 'assets':
        return path.join(path.dirname(this.#executable), 'resources')
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return path.join(home, `${name.charAt(0).toUpperCase()}${name.slice(1)}`)
      case 'recent':
        throw new Error(`Failed to get '${name}' path`)
    }
  }
}
