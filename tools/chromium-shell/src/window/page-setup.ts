import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { DevToolsSession } from '../cdp/connection.ts'
import { mediaFeatures } from '../desktop/native-theme.ts'
import { preloadWorld } from '../ipc/page-link.ts'
import type { RendererFacts } from '../page/messages.ts'
import { mainWorldScript, preloadWorldScript } from '../page/page-script.ts'

/** Tells a page, before it runs, what every document of it runs first: the two worlds of the bridge. */
export async function setUpPage(
  session: DevToolsSession,
  options: {
    readonly blankTitle: string
    readonly preferences: Electron.WebPreferences
  },
): Promise<void> {
  const names = bridgeNames()
  const { preload, additionalArguments = [] } = options.preferences
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Log.enable'),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(names) }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorldScript({
        names,
        blankTitle: options.blankTitle,
        facts: rendererFacts(additionalArguments),
        preload: preload === undefined ? '' : readFileSync(preload, 'utf8'),
      }),
      worldName: preloadWorld,
    }),
    session.send('Emulation.setEmulatedMedia', { features: mediaFeatures() }),
  ])
}

/** A fresh secret for each window: a page that guessed it could call its preload's functions. */
function bridgeNames(): { outgoing: string; incoming: string } {
  const secret = randomBytes(16).toString('hex')
  return { outgoing: `${secret}-to-preload`, incoming: `${secret}-to-page` }
}

function rendererFacts(additionalArguments: readonly string[]): RendererFacts {
  const { node, chrome, electron } = process.versions
  return {
    platform: process.platform,
    arch: process.arch,
    versions: { node, chrome, electron },
    argv: [process.argv[0] ?? '', ...additionalArguments],
  }
}
