import {
  CalendarClock,
  type LucideIcon,
  PhoneIncoming,
  PhoneMissed,
  ShieldCheck,
  ShieldQuestionMark,
  ShieldX,
} from 'lucide-react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'
import { clockTime } from '../../../ui/time.ts'
import { type ConsentNote, consentNoteOf } from './note-words.ts'
import styles from './Stream.module.css'
import type { StreamItem } from './stream-items.ts'

interface NoteLineProps {
  readonly item: Extract<StreamItem, { kind: 'note' }>
}

const icons: Record<ConsentNote, LucideIcon> = {
  allowedPermanently: ShieldCheck,
  allowedTemporarily: CalendarClock,
  allowedByCalling: PhoneIncoming,
  rejected: ShieldX,
  answered: ShieldQuestionMark,
  revoked: PhoneMissed,
}

/** What happened to the conversation rather than in it; the platform's own notes in the window's language. [C6] */
export function NoteLine({ item }: NoteLineProps) {
  const { t } = useTranslation('thread')
  const { locale } = useLocale()
  const { message } = item
  const note = consentNoteOf(message)
  const words = note === undefined ? message.text : t(`consentNote.${note}`)
  return (
    <p className={styles.note} data-note={note}>
      {note !== undefined && <Icon icon={icons[note]} size={14} />}
      {note === undefined && message.kind === 'consent_reply' && (
        <span className={styles.noteKind}>{t('consentReply')}</span>
      )}
      {words !== undefined && <span>{words}</span>}
      <time>{clockTime(item.at, locale)}</time>
    </p>
  )
}
