import { UserX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/Banner.tsx'

/** The sign-in is over while a call goes on: what becomes of it, and what comes after it. [D6] */
export function SignInEndedBanner({ notice }: { readonly notice: 'expired' | 'disabled' }) {
  const { t } = useTranslation('connection')
  return (
    <Banner label={t('status', { status: t('signedOut') })} tone="attention" icon={UserX}>
      <strong>{t(`signInEnded.${notice}`)}</strong> {t('signInEnded.callGoesOn')}{' '}
      {t(`signInEnded.then.${notice}`)}
    </Banner>
  )
}
