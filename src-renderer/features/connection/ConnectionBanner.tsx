import { CloudOff, MonitorOff } from 'lucide-react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useApi, useDesktop, useSession } from '../../store/desktop-context.ts'
import { hasHeldCall } from '../../store/selectors.ts'
import { useTell } from '../../store/use-tell.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { durationWords } from '../../ui/time.ts'
import { useNow } from '../../ui/use-now.ts'
import { linkTrouble, standingOf } from './link-view.ts'
import { SignInEndedBanner } from './SignInEndedBanner.tsx'

/** Only when it matters: the sign-in is over, offline, or another desktop has taken over. */
export function ConnectionBanner() {
  const view = useDesktop(standingOf)
  const ended = useDesktop(({ auth }) => (auth.status === 'leaving' ? auth.notice : null))
  if (ended !== null) return <SignInEndedBanner notice={ended} />
  if (view === 'offline') return <OfflineBanner />
  return view === 'takenOver' ? <TakenOverBanner /> : null
}

function OfflineBanner() {
  const { t } = useTranslation('connection')
  const api = useApi()
  const tell = useTell()
  const isOnCall = useSession(hasHeldCall) === true
  const trouble = useDesktop(state => linkTrouble(state.connection))
  const server = useDesktop(state => state.app.serverUrl)
  return (
    <Banner
      label={t('status', { status: t('offline') })}
      tone="attention"
      icon={CloudOff}
      detail={<NextTry />}
      actions={
        <Button size="small" onPress={() => void api.reconnectNow().then(tell)}>
          {t('tryNow')}
        </Button>
      }
    >
      <strong>{isOnCall ? t('offlineOnCall') : t('offlineTitle')}</strong>{' '}
      {trouble !== null && `${t(`trouble.${trouble}`, { server })} `}
      {t('whatWorks')}
    </Banner>
  )
}

function NextTry() {
  const { t } = useTranslation('connection')
  const { locale } = useLocale()
  const retryAt = useDesktop(({ connection }) =>
    connection.status === 'waiting' ? connection.retryAt : null,
  )
  const now = useNow(1000)
  if (retryAt === null || retryAt <= now) return t('trying')
  return t('nextTry', { duration: durationWords(retryAt - now, locale) })
}

function TakenOverBanner() {
  const { t } = useTranslation('connection')
  const api = useApi()
  const tell = useTell()
  return (
    <Banner
      label={t('status', { status: t('takenOver') })}
      tone="attention"
      icon={MonitorOff}
      actions={
        <Button size="small" onPress={() => void api.reconnectNow().then(tell)}>
          {t('useHere')}
        </Button>
      }
    >
      <strong>{t('takenOverTitle')}</strong> {t('takenOverText')}
    </Banner>
  )
}
