import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { knownFailures } from '#shared/ipc/call-timeline.ts'

/** Why a ring was not seen or heard, in the person's language; what only the system has words for is quoted. */
export function useFailureWords(): (failed: string) => string {
  const { t } = useTranslation('calls')
  return useCallback(
    failed => {
      const known = knownFailures.find(name => name === failed)
      return known === undefined ? t('failure.other', { words: failed }) : t(`failure.${known}`)
    },
    [t],
  )
}
