import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../ui/time.ts'
import styles from './Stream.module.css'
import type { StreamItem } from './stream-items.ts'

interface NoteLineProps {
  readonly item: Extract<StreamItem, { kind: 'note' }>
}

/** What happened to the conversation rather than in it. */
export function NoteLine({ item }: NoteLineProps) {
  const { t } = useTranslation('thread')
  const { locale } = useLocale()
  const { message } = item
  return (
    <p className={styles.note}>
      {message.kind === 'consent_request' && <span className={styles.noteKind}>{t('consentRequest')}</span>}
      {message.kind === 'consent_reply' && <span className={styles.noteKind}>{t('consentReply')}</span>}
      {message.text !== undefined && <span>{message.text}</span>}
      <time>{clockTime(item.at, locale)}</time>
    </p>
  )
}
