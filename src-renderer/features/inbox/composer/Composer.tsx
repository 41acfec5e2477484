import { SendHorizontal } from 'lucide-react'
import { type KeyboardEvent, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { longestText } from '#shared/ipc/draft.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useDesktop, useUi, useUiStore } from '../../../store/desktop-context.ts'
import { withDraft } from '../../../store/ui-store.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { CallInvitation } from '../../consent/CallInvitation.tsx'
import { replyWindow } from '../reply-window.ts'
import { useSendMessage } from '../use-send-message.ts'
import styles from './Composer.module.css'
import { composerId } from './composer-id.ts'

interface ComposerProps {
  readonly room: WireRoom
}

const nearlyFull = 3800

/**
 * Where one writes. What is typed stays with its room until it is sent. Offline one goes on typing, and sends
 * when one is back: nothing leaves later than the person meant it to. [C3] [C4]
 */
export function Composer({ room }: ComposerProps) {
  const { t } = useTranslation('thread')
  const ui = useUiStore()
  const sendMessage = useSendMessage()
  const draft = useUi(state => state.drafts[room.id] ?? '')
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const isClosed = replyWindow(room, useNow(15_000)).state === 'closed'
  const field = useRef<HTMLTextAreaElement>(null)
  const reasonId = useId()

  const write = (text: string) => ui.setState(state => withDraft(state, room.id, text))
  const isSendable = isOnline && !isClosed && draft.trim() !== ''

  const send = () => {
    write('')
    void sendMessage({ roomId: room.id, clientMessageId: crypto.randomUUID(), text: draft.trim() })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (isSendable) send()
  }

  const reason = isClosed ? t('composer.closed') : isOnline ? null : t('composer.offline')
  return (
    <footer className={styles.composer}>
      {reason !== null && (
        <p id={reasonId} className={styles.reason}>
          {reason}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- a larger target for the field inside */}
      <div className={styles.box} data-closed={isClosed || undefined} onClick={() => field.current?.focus()}>
        <TextArea
          id={composerId}
          label={t('composer.label', { name: room.customer.name })}
          placeholder={t('composer.placeholder')}
          value={draft}
          onChange={write}
          onKeyDown={onKeyDown}
          isDisabled={isClosed}
          maxLength={longestText}
          describedBy={reason === null ? undefined : reasonId}
          textAreaRef={field}
          isBare
        />
        <CallInvitation room={room} isWindowClosed={isClosed} />
        <IconButton
          icon={SendHorizontal}
          label={t('composer.send')}
          variant={isSendable ? 'primary' : 'quiet'}
          size="small"
          isDisabled={!isSendable}
          onPress={() => send()}
        />
      </div>
      <p className={styles.hint}>
        {draft.length > nearlyFull
          ? t('composer.tooLong', { count: draft.length, max: longestText })
          : t('composer.hint')}
      </p>
    </footer>
  )
}
