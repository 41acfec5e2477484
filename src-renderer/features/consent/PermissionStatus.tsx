import {
  type LucideIcon,
  Hourglass,
  PhoneCall,
  PhoneMissed,
  ShieldCheck,
  ShieldQuestionMark,
  TimerOff,
} from 'lucide-react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WireConsent } from '#shared/protocol/entities.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { usePlatformNow } from '../../store/use-platform-now.ts'
import { Icon } from '../../ui/Icon.tsx'
import { durationWords, fullTime } from '../../ui/time.ts'
import styles from './PermissionStrip.module.css'
import { type PermissionState, permissionState } from './permission-state.ts'

const icons: Record<PermissionState['status'], LucideIcon> = {
  none: ShieldQuestionMark,
  pending: Hourglass,
  temporary: PhoneCall,
  permanent: ShieldCheck,
  expired: TimerOff,
  revoked: PhoneMissed,
}

interface PermissionStatusProps {
  readonly consent: Pick<WireConsent, 'status' | 'expiresAt'> | undefined
}

/** [P12] Whether the customer may be called, and for how long still; nothing after a refusal [P9]. Told when it changes. */
export function PermissionStatus({ consent }: PermissionStatusProps) {
  const { t } = useTranslation('consent')
  const { locale } = useLocale()
  const aheadMs = useDesktop(state => state.serverAheadMs ?? 0)
  const state = permissionState(consent, usePlatformNow(1_000))
  const until = consent?.expiresAt === undefined ? undefined : Date.parse(consent.expiresAt) - aheadMs
  return (
    <span
      className={styles.status}
      data-status={state?.status}
      data-ending={state?.isEnding || undefined}
      title={until === undefined || state?.leftMs === undefined ? undefined : fullTime(until, locale)}
    >
      {state && <Icon icon={icons[state.status]} size={14} />}
      <output>{state && t(`status.${state.status}`)}</output>
      {state?.leftMs !== undefined && (
        <span className={styles.left}>{t('left', { duration: durationWords(state.leftMs, locale) })}</span>
      )}
    </span>
  )
}
