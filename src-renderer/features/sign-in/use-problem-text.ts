import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { WayTrouble } from '#shared/ipc/way-trouble.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { durationWords } from '../../ui/time.ts'
import type { SignInProblem } from './sign-in-problem.ts'

/** Where another computer was spoken to, one wonders what it knows now. */
const shownCertificate: ReadonlySet<WayTrouble> = new Set(['untrusted', 'wrong_name'])

/** What happened and what to do; `null` when there is nothing to say, or no longer. */
export function useProblemText(problem: SignInProblem | null, now: number): string | null {
  const { t } = useTranslation(['signIn', 'connection'])
  const { locale } = useLocale()
  const refusalText = useRefusalText()
  const server = useDesktop(state => state.app.serverUrl)
  if (problem === null) return null
  switch (problem.kind) {
    case 'wrong':
      return t('wrong')
    case 'throttled':
      if (problem.until <= now) return null
      return t('throttled', { duration: durationWords(problem.until - now, locale) })
    case 'choosePassword':
      return t('choosePassword')
    case 'serverNotAllowed':
      return t('serverNotAllowed', { server })
    case 'notReached': {
      const words = t(`connection:trouble.${problem.why}`, { server })
      return shownCertificate.has(problem.why) ? `${words} ${t('passwordNotSent')}` : words
    }
    case 'failed':
      return t('failed', { words: refusalText(problem.refusal) })
    default:
      return assertNever(problem)
  }
}
