import { useTranslation } from 'react-i18next'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import { useDispositionWords } from '../wrap-up/use-disposition-words.ts'
import { wordsOf } from '../wrap-up/words.ts'
import styles from './CallDetails.module.css'

/** What the agent wrote about the call; nothing where nothing was written. */
export function CallWords({ entry }: { readonly entry: CallLogEntry }) {
  const { t } = useTranslation('calls')
  const wordsFor = useDispositionWords()
  const { note, disposition, tags } = wordsOf(entry)
  const marks = [...(disposition === '' ? [] : [wordsFor(disposition)]), ...tags]
  if (note === '' && marks.length === 0) return null
  return (
    <>
      <h3 className={styles.subheading}>{t('details.words')}</h3>
      {marks.length > 0 && (
        <p className={styles.marks}>
          {marks.map(mark => (
            <span key={mark} className={styles.mark}>
              {mark}
            </span>
          ))}
        </p>
      )}
      {note !== '' && <p className={styles.note}>{note}</p>}
    </>
  )
}
