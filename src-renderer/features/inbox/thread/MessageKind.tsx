import { type LucideIcon, Mic, PhoneCall, ShieldQuestionMark, Voicemail } from 'lucide-react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { clockTime, momentWords } from '../../../ui/time.ts'
import { useNow } from '../../../ui/use-now.ts'
import { AudioPlayer } from './AudioPlayer.tsx'
import styles from './Bubble.module.css'
import type { StreamItem } from './stream-items.ts'

interface MessageKindProps {
  readonly item: Extract<StreamItem, { kind: 'message' }>
  readonly customerName: string
}

/** What a message is when it is not plain text. */
export function MessageKind({ item, customerName }: MessageKindProps) {
  const { t } = useTranslation('thread')
  const { message } = item
  switch (message.kind) {
    case 'audio':
    case 'voicemail':
      return <Recording item={item} customerName={customerName} />
    case 'call_button':
      return <Invitation item={item} />
    case 'consent_request':
      return <KindLabel icon={ShieldQuestionMark} text={t('consentRequest')} />
    default:
      return message.text === undefined ? <span className={styles.text}>{t('unsupported')}</span> : null
  }
}

/** [I8] A voice message; a voicemail says after which call it was left. */
function Recording({ item, customerName }: MessageKindProps) {
  const { t } = useTranslation('thread')
  const { locale } = useLocale()
  const { message, call } = item
  const isVoicemail = message.kind === 'voicemail'
  const name = customerName
  return (
    <span className={styles.recording}>
      <KindLabel
        icon={isVoicemail ? Voicemail : Mic}
        text={isVoicemail ? t('voicemail') : t('voiceMessage')}
      />
      {isVoicemail && call && (
        <span className={styles.about}>
          {t(call.reason === 'rejected_by_agent' ? 'afterDeclined' : 'afterMissed', {
            time: clockTime(call.startedAt, locale),
          })}
        </span>
      )}
      {message.mediaId === undefined ? (
        <span className={styles.about}>{t('player.notThere')}</span>
      ) : (
        <AudioPlayer
          mediaId={message.mediaId}
          label={t(isVoicemail ? 'voicemailFrom' : 'voiceMessageFrom', { name })}
        />
      )}
    </span>
  )
}

/** [C5] An invitation to call: how long its button works, or that it was used. */
function Invitation({ item }: Pick<MessageKindProps, 'item'>) {
  const { t } = useTranslation('thread')
  const { locale } = useLocale()
  const now = useNow(60_000)
  const until = item.at + defaultPolicy.callButtonMs
  return (
    <span className={styles.recording}>
      <KindLabel icon={PhoneCall} text={t('callButton')} />
      <span className={styles.about}>{words()}</span>
    </span>
  )

  function words(): string {
    if (item.message.callId !== undefined) return t('callButtonUsed')
    return until > now
      ? t('callButtonUntil', { time: momentWords(until, now, locale) })
      : t('callButtonExpired')
  }
}

function KindLabel({ icon, text }: { readonly icon: LucideIcon; readonly text: string }) {
  return (
    <span className={styles.kind}>
      <Icon icon={icon} size={16} />
      {text}
    </span>
  )
}
