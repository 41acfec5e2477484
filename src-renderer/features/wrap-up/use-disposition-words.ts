import { useTranslation } from 'react-i18next'
import { isDefaultDisposition } from '#shared/domain/disposition.ts'

/** What came of a call, as people read it: the product's own in their language, an Admin's as it is written. */
export function useDispositionWords(): (disposition: string) => string {
  const { t } = useTranslation('wrapUp')
  return disposition => (isDefaultDisposition(disposition) ? t(`dispositions.${disposition}`) : disposition)
}
