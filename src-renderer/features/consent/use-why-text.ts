import { useCallback } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { momentWords } from '../../ui/time.ts'
import type { WhyWords } from './why-words.ts'

/** Puts a reason into the window's language, with its time as this desktop's clock shows it. */
export function useWhyText(): (words: WhyWords) => string {
  const { t } = useTranslation('consent')
  const { locale } = useLocale()
  const aheadMs = useDesktop(state => state.serverAheadMs ?? 0)
  return useCallback(
    ({ key, at, ...numbers }) => {
      const time = at === undefined ? '…' : momentWords(at - aheadMs, Date.now(), locale)
      return t(`why.${key}`, { ...numbers, at: time })
    },
    [t, locale, aheadMs],
  )
}
