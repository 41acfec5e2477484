import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import { callOutcome } from '../../store/call-outcome.ts'
import { useCallWords } from '../../store/use-call-words.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { CallOutcomeIcon } from '../../ui/CallOutcomeIcon.tsx'
import { customerWords } from '../../ui/customer-words.ts'
import { PhoneNumber } from '../../ui/PhoneNumber.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import styles from './CallRow.module.css'

interface CallRowProps {
  readonly entry: CallLogEntry
}

/** One call: who, which way and how it went, on which account, how long or why not, and when. */
export const CallRow = memo(function CallRow({ entry }: CallRowProps) {
  const { t } = useTranslation('calls')
  const callWords = useCallWords()
  const outcome = callOutcome(entry)
  const { title, number } = customerWords(entry.customerName, entry.customerPhone)
  return (
    <div className={styles.row} data-outcome={outcome}>
      <Avatar name={entry.customerName} id={entry.customerId} />
      <span className={styles.who}>
        <span className={styles.name} title={title}>
          {title}
        </span>
        <span className={styles.detail}>
          {number !== undefined && <PhoneNumber phone={number} />}
          <span className={styles.account}>{entry.accountName}</span>
        </span>
      </span>
      <span className={styles.how}>
        <span className={styles.outcome}>
          <CallOutcomeIcon outcome={outcome} size={16} />
          {t(outcome)}
        </span>
        <span className={styles.words}>{callWords(entry)}</span>
      </span>
      <span className={styles.when}>
        <RelativeTime at={entry.startedAt} form="moment" />
      </span>
    </div>
  )
})
