import { useTranslation } from 'react-i18next'
import { VisuallyHidden } from 'react-aria-components'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import { callOutcome } from '../../../store/call-outcome.ts'
import { useCallWords } from '../../../store/use-call-words.ts'
import type { CustomerCalls } from '../../../store/use-customer-calls.ts'
import { CallOutcomeIcon } from '../../../ui/CallOutcomeIcon.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import styles from './CustomerColumn.module.css'

interface PastCallsProps {
  readonly calls: CustomerCalls
}

const shown = 8

/** The newest calls with this customer. */
export function PastCalls({ calls }: PastCallsProps) {
  const { t } = useTranslation('customer')
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t('calls')}</h3>
      {calls.status === 'loading' && <Skeleton shape="details" count={3} label={t('callsLoading')} />}
      {calls.status === 'failed' && <p className={styles.quiet}>{t('callsFailed')}</p>}
      {calls.status === 'ready' && calls.entries.length === 0 && (
        <p className={styles.quiet}>{t('callsEmpty')}</p>
      )}
      {calls.status === 'ready' && (
        <ul className={styles.calls}>
          {calls.entries.slice(0, shown).map(entry => (
            <PastCall key={entry.callId} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PastCall({ entry }: { readonly entry: CallLogEntry }) {
  const { t } = useTranslation('calls')
  const callWords = useCallWords()
  const outcome = callOutcome(entry)
  const words = callWords(entry)
  return (
    <li className={styles.call}>
      <CallOutcomeIcon outcome={outcome} size={16} />
      <span className={styles.callWords}>
        <VisuallyHidden elementType="span">{t(outcome)}</VisuallyHidden>
        {words === '' ? t(outcome) : words}
      </span>
      <span className={styles.callTime}>
        <RelativeTime at={entry.startedAt} form="moment" />
      </span>
    </li>
  )
}
