import { shell } from 'electron'
import { errorText, type Logger } from '../logging/logger.ts'
import { externalTarget } from './navigation.ts'

/** The one way to the person's browser: opens allowed pages, and nothing else. */
export async function openExternalSafe(url: string, log: Logger): Promise<void> {
  const target = externalTarget(url)
  if (target === undefined) return log.warn('a link was not opened', { url })
  try {
    await shell.openExternal(target)
  } catch (error) {
    log.warn('the browser did not open', { url: target, error: errorText(error) })
  }
}
