import { Phone, PhoneIncoming } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callButtonLabel } from '#shared/domain/call-button-label.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useApi, useDesktop, useSession } from '../../store/desktop-context.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { CustomerPreview } from './CustomerPreview.tsx'
import { WriteDialog } from './WriteDialog.tsx'

/** Meta: interactive messages, the text of the body. */
const longestText = 1024

interface CallInvitationProps {
  readonly room: WireRoom
  /** [C3] */
  readonly isWindowClosed: boolean
}

/** [C5] Sends a message with a button by which the customer calls, for free, within 24 hours. */
export function CallInvitation({ room, isWindowClosed }: CallInvitationProps) {
  const { t } = useTranslation('consent')
  const api = useApi()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const takesCalls = useSession(session => session.accounts[room.accountId]?.inbound === true) === true
  const [isOpen, setOpen] = useState(false)
  const { name } = room.customer
  // [A3] Where calls are not taken there is nothing to invite to.
  if (!takesCalls) return null
  const closed = isWindowClosed ? t('invitation.closed') : null
  const why = isOnline ? closed : t('invitation.offline')
  return (
    <>
      <IconButton
        icon={PhoneIncoming}
        label={why === null ? t('invitation.open') : `${t('invitation.open')}. ${why}`}
        size="small"
        aria-disabled={why !== null}
        onPress={() => {
          if (why === null) setOpen(true)
        }}
      />
      {isOpen && (
        <WriteDialog
          title={t('invitation.title', { name })}
          label={t('invitation.text')}
          initialText={t('invitation.defaultText')}
          maxLength={longestText}
          sendLabel={t('invitation.send')}
          sendingLabel={t('invitation.sending')}
          renderPreview={text => (
            <CustomerPreview
              customerName={name}
              text={text}
              choices={[
                <>
                  <Icon icon={Phone} size={14} />
                  {callButtonLabel}
                </>,
              ]}
            />
          )}
          notes={[t('invitation.lasts')]}
          send={(text, clientMessageId) => api.sendCallButton({ roomId: room.id, clientMessageId, text })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
