import { CloudOff, LoaderCircle, type LucideIcon, MonitorOff, UserX, Wifi } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, useLocale } from 'react-aria-components'
import { useApi, useDesktop } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { clockTime } from '../../ui/time.ts'
import styles from './Connection.module.css'
import { type LinkView, standingOf } from './link-view.ts'

const icons: Record<LinkView, LucideIcon> = {
  online: Wifi,
  connecting: LoaderCircle,
  offline: CloudOff,
  takenOver: MonitorOff,
  outdated: CloudOff,
  signedOut: UserX,
}

/** Always in sight: how the connection stands. Pressed while it does not stand, it tries at once. */
export function ConnectionStatus() {
  const { t } = useTranslation('connection')
  const { locale } = useLocale()
  const api = useApi()
  const tell = useTell()
  const view = useDesktop(standingOf)
  const since = useDesktop(({ connection }) => (connection.status === 'online' ? connection.since : null))
  const hint = since === null ? t(view) : t('onlineSince', { time: clockTime(since, locale) })
  return (
    <Tooltip text={hint} placement="right">
      <Button
        aria-label={t('status', { status: t(view) })}
        className={styles.status}
        data-view={view}
        onPress={() => {
          if (view !== 'online' && view !== 'signedOut') void api.reconnectNow().then(tell)
        }}
      >
        <Icon icon={icons[view]} size={18} />
      </Button>
    </Tooltip>
  )
}
