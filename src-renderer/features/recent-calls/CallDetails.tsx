import { DatabaseZap, Phone, X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RoomId } from '#shared/domain/ids.ts'
import type { CallTimeline } from '#shared/ipc/call-timeline.ts'
import { callOutcome } from '../../store/call-outcome.ts'
import { useOpenRoom } from '../../store/use-open-room.ts'
import { Button } from '../../ui/Button.tsx'
import { CallOutcomeIcon } from '../../ui/CallOutcomeIcon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { customerWords } from '../../ui/customer-words.ts'
import { PhoneNumber } from '../../ui/PhoneNumber.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatePanel } from '../../ui/StatePanel.tsx'
import { durationWords, fullTime } from '../../ui/time.ts'
import styles from './CallDetails.module.css'
import { CallWords } from './CallWords.tsx'
import { EventList } from './EventList.tsx'
import { useTimeline } from './use-timeline.ts'
import { useWhyWords } from './use-why-words.ts'

interface CallDetailsProps {
  readonly callId: string
  readonly onClose: () => void
}

/** [D5] One call: who, how it went, why it was missed in one sentence, and everything that happened to it. */
export function CallDetails({ callId, onClose }: CallDetailsProps) {
  const { t } = useTranslation(['calls', 'common', 'refusals'])
  const state = useTimeline(callId)
  const panel = useRef<HTMLElement>(null)
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const element = panel.current
    element?.focus()
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    element?.addEventListener('keydown', listen)
    return () => element?.removeEventListener('keydown', listen)
  }, [])
  return (
    <aside ref={panel} aria-label={t('details.title')} tabIndex={-1} className={styles.panel}>
      <header className={styles.header}>
        <h2 className={styles.heading}>{t('details.title')}</h2>
        <IconButton icon={X} label={t('details.close')} size="small" onPress={onClose} />
      </header>
      <div className={styles.body}>
        {state.status === 'loading' && <Skeleton shape="details" count={4} label={t('details.loading')} />}
        {state.status === 'gone' && (
          <StatePanel kind="empty" icon={Phone} title={t('details.goneTitle')} text={t('details.goneText')} />
        )}
        {state.status === 'failed' && (
          <StatePanel
            kind="error"
            icon={DatabaseZap}
            title={t('errorTitle')}
            text={t('refusals:failed')}
            action={<Button onPress={onClose}>{t('details.close')}</Button>}
          />
        )}
        {state.status === 'ready' && <Details timeline={state.timeline} />}
      </div>
    </aside>
  )
}

function Details({ timeline }: { readonly timeline: CallTimeline }) {
  const { t } = useTranslation('calls')
  const { locale } = useLocale()
  const openRoom = useOpenRoom()
  const { entry, events } = timeline
  const outcome = callOutcome(entry)
  const { roomId } = entry
  const { title, number } = customerWords(entry.customerName, entry.customerPhone)
  return (
    <>
      <div className={styles.who}>
        <p className={styles.name}>{title}</p>
        {number !== undefined && <PhoneNumber phone={number} />}
        <p className={styles.facts}>{entry.accountName}</p>
        <p className={styles.facts}>{fullTime(entry.startedAt, locale)}</p>
      </div>
      <p className={styles.outcome}>
        <CallOutcomeIcon outcome={outcome} size={16} />
        {t(outcome)}
        {entry.talkMs !== undefined && entry.status === 'answered' && (
          <span className={styles.facts}>{durationWords(entry.talkMs, locale)}</span>
        )}
      </p>
      <Why timeline={timeline} />
      <CallWords entry={entry} />
      {/* The log keeps the platform's own ids, as plain text. */}
      {roomId !== undefined && (
        <Button onPress={() => openRoom(roomId as RoomId)}>{t('details.openRoom')}</Button>
      )}
      <h3 className={styles.subheading}>{t('details.timeline')}</h3>
      <EventList events={events} />
    </>
  )
}

function Why({ timeline }: { readonly timeline: CallTimeline }) {
  const whyWords = useWhyWords()
  const words = whyWords(timeline)
  return words === null ? null : <p className={styles.why}>{words}</p>
}
