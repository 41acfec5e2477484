import { useCallback } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { english } from './resources.ts'
import { momentWords } from '../ui/time.ts'

type KnownReason = keyof (typeof english)['refusals']

/** A refusal in the window's language; the platform's own sentence where the window does not know the reason. */
export function useRefusalText(): (refusal: AskRefusal) => string {
  const { t, i18n } = useTranslation('refusals')
  const { locale } = useLocale()
  return useCallback(
    refusal => {
      if (!i18n.exists(refusal.reason, { ns: 'refusals' })) return refusal.message
      // `exists` has just said so; the compiler cannot follow it.
      const reason = refusal.reason as KnownReason
      const { retryAt, by, provider } = refusal
      return t(reason, {
        at: retryAt === undefined ? '' : momentWords(Date.parse(retryAt), Date.now(), locale),
        name: by?.name ?? '',
        words: provider?.message ?? refusal.message,
      })
    },
    [t, i18n, locale],
  )
}
