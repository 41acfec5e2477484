import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { callOutcome } from '../../../store/call-outcome.ts'
import { useCallWords } from '../../../store/use-call-words.ts'
import { CallOutcomeIcon } from '../../../ui/CallOutcomeIcon.tsx'
import { clockTime } from '../../../ui/time.ts'
import styles from './Stream.module.css'
import type { StreamItem } from './stream-items.ts'

interface CallLineProps {
  readonly item: Extract<StreamItem, { kind: 'call' }>
}

/** A call in the stream: which way, how it went, how long. */
export function CallLine({ item }: CallLineProps) {
  const { t } = useTranslation(['thread', 'calls'])
  const { locale } = useLocale()
  const callWords = useCallWords()
  const { entry, direction } = item
  const outcome = entry ? callOutcome(entry) : 'unknown'
  const isMissed = outcome === 'inboundMissed'
  const title = isMissed ? t('call.missed') : t(`call.${direction}`)
  const words = entry?.status === 'live' ? t('calls:live') : entry && callWords(entry)
  return (
    <div className={styles.call} data-outcome={outcome}>
      <CallOutcomeIcon outcome={outcome} size={16} />
      <span className={styles.callTitle}>{title}</span>
      {words !== undefined && words !== '' && <span>{words}</span>}
      <time className={styles.callTime}>{clockTime(item.at, locale)}</time>
    </div>
  )
}
