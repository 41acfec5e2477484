import type { Switch } from '../cdp/flags.ts'

/** `app.commandLine`: what Chromium is started with, once the app's main module has run. */
export class CommandLineSwitches implements Electron.CommandLine {
  #switches: Switch[] = []

  appendSwitch(name: string, value?: string): void {
    this.#switches.push(value === undefined || value === '' ? { name } : { name, value })
  }

  appendArgument(_value: string): void {
    // Chromium's free arguments are addresses to open; the shell's Chromium opens none.
  }

  hasSwitch(name: string): boolean {
    return this.#switches.some(known => known.name === name)
  }

  getSwitchValue(name: string): string {
    return this.#switches.findLast(known => known.name === name)?.value ?? ''
  }

  removeSwitch(name: string): void {
    this.#switches = this.#switches.filter(known => known.name !== name)
  }

  /** For Chromium's command line; the profile's folder is the shell's own business. */
  forChromium(): readonly Switch[] {
    return this.#switches.filter(({ name }) => name !== 'user-data-dir')
  }
}
