import { useTranslation } from 'react-i18next'
import type { RoomId } from '#shared/domain/ids.ts'
import { Button } from '../../../ui/Button.tsx'
import { useSendMessage } from '../use-send-message.ts'
import styles from './Bubble.module.css'

interface SendAgainProps {
  readonly roomId: RoomId
  readonly text: string
  /** The same id again cannot send twice; `null` where the first try is settled as failed, so this is a new message. */
  readonly clientMessageId: string | null
  readonly why?: string
}

/** Under a message that failed: why, and the way to try again. */
export function SendAgain({ roomId, text, clientMessageId, why }: SendAgainProps) {
  const { t } = useTranslation('thread')
  const sendMessage = useSendMessage()
  const send = () =>
    void sendMessage({ roomId, text, clientMessageId: clientMessageId ?? crypto.randomUUID() })
  return (
    <div className={styles.failure}>
      <span>{why === undefined ? t('status.failed') : t('failedWhy', { why })}</span>
      <Button size="small" variant="quiet" onPress={send}>
        {t('failedRetry')}
      </Button>
    </div>
  )
}
