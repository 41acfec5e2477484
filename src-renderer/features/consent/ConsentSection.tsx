import { useId, type ReactNode } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { moneyWords } from '../../ui/money.ts'
import { momentWords } from '../../ui/time.ts'
import { useNow } from '../../ui/use-now.ts'
import styles from './ConsentSection.module.css'
import { useRefusals } from './PermissionStrip.tsx'
import { permissionState } from './permission-state.ts'
import type { RoomConsent } from './use-room-consent.ts'
import { useWhyText } from './use-why-text.ts'
import { wordsFor } from './why-words.ts'

interface ConsentSectionProps {
  readonly room: WireRoom
  readonly consent: RoomConsent
}

/** The whole of it, beside the conversation: budgets, price, and every reason against asking and calling. */
export function ConsentSection({ room, consent }: ConsentSectionProps) {
  const { t } = useTranslation('consent')
  const { locale } = useLocale()
  const whyText = useWhyText()
  const refusals = useRefusals(room, consent)
  const { check, isOutboundOn } = consent
  if (!isOutboundOn || !refusals || !check) return null
  const facts = { room, status: consent.consent?.status, check }
  const reasons = (action: 'call' | 'request') => wordsFor(refusals[action], facts).map(whyText)
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t('section.title')}</h3>
      <dl className={styles.facts}>
        <Fact name={t('section.permission')}>
          <PermissionWords consent={consent} />
        </Fact>
        <Fact name={t('section.requests')}>{t('section.requestsUsed', check.requests)}</Fact>
        <Fact name={t('section.attempts')}>{t('section.attemptsUsed', check.attempts)}</Fact>
        {check.unanswered && check.unanswered.inARow > 0 && (
          <Fact name={t('section.unanswered')}>{t('section.unansweredUsed', check.unanswered)}</Fact>
        )}
        {check.price && (
          <Fact name={t('section.price')}>
            {t('section.pricePerMinute', { price: moneyWords(check.price.perMinute, locale) })}
          </Fact>
        )}
      </dl>
      <Reasons title={t('section.notCall')} reasons={reasons('call')} />
      <Reasons title={t('section.notAsk')} reasons={reasons('request')} />
    </section>
  )
}

function PermissionWords({ consent: { consent } }: Pick<ConsentSectionProps, 'consent'>) {
  const { t } = useTranslation('consent')
  const { locale } = useLocale()
  const aheadMs = useDesktop(state => state.serverAheadMs ?? 0)
  const now = useNow(60_000)
  const state = permissionState(consent, now + aheadMs)
  if (!state) return t('section.never')
  const status = t(`status.${state.status}`)
  if (state.leftMs === undefined) return status
  return t('section.until', { status, time: momentWords(now + state.leftMs, now, locale) })
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className={styles.name}>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Reasons({ title, reasons }: { readonly title: string; readonly reasons: readonly string[] }) {
  const titleId = useId()
  if (reasons.length === 0) return null
  return (
    <div className={styles.reasons}>
      <h4 id={titleId} className={styles.name}>
        {title}
      </h4>
      <ul aria-labelledby={titleId} className={styles.list}>
        {reasons.map(reason => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  )
}
