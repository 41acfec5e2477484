import { memo } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WireCall } from '#shared/protocol/entities.ts'
import { callOutcome } from '../../store/call-outcome.ts'
import { CallOutcomeIcon } from '../../ui/CallOutcomeIcon.tsx'
import { Duration } from '../../ui/Duration.tsx'
import { moneyWords } from '../../ui/money.ts'
import { customerWords } from '../../ui/customer-words.ts'
import { PhoneNumber } from '../../ui/PhoneNumber.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import styles from './ReportTable.module.css'

interface ReportRowProps {
  readonly call: WireCall
  readonly accountName: string
}

/** [L1] The cells of one call. */
export const ReportRow = memo(function ReportRow({ call, accountName }: ReportRowProps) {
  const { t } = useTranslation('report')
  const { locale } = useLocale()
  const { customer, agent, direction, status = 'unanswered', reason, ringMs, talkMs = 0, cost } = call
  const { title, number } = customerWords(customer.name, customer.phone)
  return (
    <>
      <td className={styles.quiet}>
        <RelativeTime at={Date.parse(call.offeredAt)} form="moment" />
      </td>
      <td className={styles.who}>
        <span className={styles.name} title={title}>
          {title}
        </span>
        {number !== undefined && (
          <span className={styles.number}>
            <PhoneNumber phone={number} />
          </span>
        )}
      </td>
      <td className={styles.text} title={accountName}>
        {accountName}
      </td>
      <td className={styles.text} title={agent?.name}>
        {agent?.name ?? t('nobody')}
      </td>
      <td className={styles.how} title={reason === undefined ? undefined : t(`reason.${reason}`)}>
        <span className={styles.outcome}>
          <CallOutcomeIcon outcome={callOutcome({ direction, status })} size={16} />
          {t(`way.${direction}.${status}`)}
        </span>
        {reason !== undefined && <span className={styles.reason}>{t(`reason.${reason}`)}</span>}
      </td>
      <td className={styles.figure}>{ringMs !== undefined && <Duration ms={ringMs} />}</td>
      <td className={styles.figure}>{talkMs > 0 ? <Duration ms={talkMs} /> : '–'}</td>
      <td className={styles.figure}>{cost && cost.minor > 0 ? moneyWords(cost, locale) : '–'}</td>
    </>
  )
})
