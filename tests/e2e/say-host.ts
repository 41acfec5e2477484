import { findDesktopHost } from '../../tools/start/desktop-host.ts'

const hosts = {
  electron: 'real Electron',
  'chromium-shell': "the Chromium shell, since Electron's binary is not here and cannot be fetched",
}

/** Says once what runs the app in these tests. */
function sayHost(): void {
  process.stdout.write(`The app runs on ${hosts[findDesktopHost().kind]}.\n`)
}

// Playwright takes a global set-up as a default export.
// oxlint-disable-next-line import/no-default-export
export default sayHost
