import { NotebookPen, Phone, PhoneOff, TriangleAlert, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CallId } from '#shared/domain/ids.ts'
import { useSession } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { durationWords } from '../../ui/time.ts'
import { classNames } from '../../ui/class-names.ts'
import { Advice } from './Advice.tsx'
import type { EndedCall } from './call-state.ts'
import { useController } from './calls-context.ts'
import floating from './Floating.module.css'
import styles from './Card.module.css'
import { endWords } from './end-words.ts'
import { useCallBack } from './use-call-back.ts'

interface EndedCardProps {
  readonly ended: EndedCall
  /** Opens the note on the call; absent where a note is open. */
  readonly onNote?: (callId: CallId) => void
}

/** [O3] How the last call ended, for a moment, with the way to go on. */
export function EndedCard({ ended, onNote }: EndedCardProps) {
  const { t, i18n } = useTranslation(['call', 'common', 'wrapUp'])
  const controller = useController()
  const callBack = useCallBack(ended.roomId)
  const { roomId } = ended
  const advice = useSession(({ consents }) => (roomId === undefined ? undefined : consents[roomId]?.advice))
  const { name } = ended.customer
  const provider = ended.call?.provider
  const noted = ended.call?.status === 'answered' ? ended.call.id : undefined
  return (
    <section
      className={classNames(floating.floating, styles.card)}
      data-kind="ended"
      aria-label={t('call:ended.title')}
    >
      <div className={styles.top}>
        <Icon icon={PhoneOff} size={18} className={styles.lead} />
        <output className={floating.words}>
          <strong className={styles.line}>{t('call:ended.withName', { name })}</strong>
          <span className={styles.text}>
            {t(`call:${endWords(ended)}`, { name })}{' '}
            {ended.talkMs >= 1_000 &&
              t('call:ended.talked', { duration: durationWords(ended.talkMs, i18n.language) })}
          </span>
          {provider && (
            <span className={styles.text}>{t('call:ended.provider', { words: provider.message })}</span>
          )}
        </output>
        <IconButton
          icon={X}
          label={t('common:dismiss')}
          size="small"
          onPress={() => controller.dismissEnded()}
        />
      </div>
      {advice === 'reconsider' && ended.direction === 'outbound' && (
        <Advice tone="attention" icon={TriangleAlert} title={t('call:ended.reconsiderTitle')}>
          {t('call:ended.reconsider', { name })}
        </Advice>
      )}
      <div className={styles.actions}>
        {callBack && (
          <Button
            size="small"
            onPress={() => {
              callBack()
              // The room's own button to call is under this card.
              controller.dismissEnded()
            }}
          >
            <Icon icon={Phone} size={14} />
            {t(ended.direction === 'outbound' ? 'call:ended.callAgain' : 'call:ended.callBack')}
          </Button>
        )}
        {onNote && noted !== undefined && (
          <Button size="small" onPress={() => onNote(noted)}>
            <Icon icon={NotebookPen} size={14} />
            {t('wrapUp:add')}
          </Button>
        )}
      </div>
    </section>
  )
}
