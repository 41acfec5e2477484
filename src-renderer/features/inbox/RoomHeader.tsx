import { ArrowLeft, Clock, PanelRight, Phone } from 'lucide-react'
import { useLocale, VisuallyHidden } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useSession } from '../../store/desktop-context.ts'
import { useCloseRoom } from '../../store/use-open-room.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { customerWords } from '../../ui/customer-words.ts'
import { PhoneNumber } from '../../ui/PhoneNumber.tsx'
import { shortcuts } from '../../ui/shortcuts.ts'
import { durationWords, fullTime } from '../../ui/time.ts'
import { ToggleButton } from '../../ui/ToggleButton.tsx'
import { useMediaQuery } from '../../ui/use-media-query.ts'
import { useNow } from '../../ui/use-now.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import styles from './RoomHeader.module.css'
import { RoomActions } from './RoomActions.tsx'
import { replyWindow, wholeMinutes } from './reply-window.ts'

interface RoomHeaderProps {
  readonly room: WireRoom
  readonly isCustomerShown: boolean
  readonly onToggleCustomer: () => void
}

/** Who it is, on which account, whose conversation, and how long one may still write. */
export function RoomHeader({ room, isCustomerShown, onToggleCustomer }: RoomHeaderProps) {
  const { t } = useTranslation('thread')
  const isOneColumn = useMediaQuery('(max-width: 760px)')
  const close = useCloseRoom()
  useShortcuts(isOneColumn ? { back: close } : {})
  const account = useSession(session => session.accounts[room.accountId])
  const { customer } = room
  const { title, number } = customerWords(customer.name, customer.phone)
  return (
    <header className={styles.header}>
      {isOneColumn && (
        <IconButton icon={ArrowLeft} label={t('back')} shortcut={shortcuts.back} onPress={close} />
      )}
      <span className={styles.avatar}>
        <Avatar name={customer.name} id={customer.id} />
      </span>
      <div className={styles.who}>
        <h2 className={styles.name} title={title}>
          {title}
        </h2>
        <p className={styles.facts}>
          {number !== undefined && <PhoneNumber phone={number} />}
          {account && (
            <span>
              {account.name}
              {account.inbound && <TakesCalls />}
            </span>
          )}
          <Owner room={room} />
        </p>
      </div>
      <ReplyWindow room={room} />
      <div className={styles.actions}>
        <RoomActions room={room} />
      </div>
      <ToggleButton
        icon={PanelRight}
        label={t('showCustomer')}
        shortcut={shortcuts.customer}
        isSelected={isCustomerShown}
        onChange={onToggleCustomer}
      />
    </header>
  )
}

/** [A3] Customers can call this account. */
function TakesCalls() {
  const { t } = useTranslation('thread')
  return (
    <span className={styles.takesCalls} title={t('takesCalls')}>
      <Icon icon={Phone} size={12} />
      <VisuallyHidden elementType="span">{t('takesCalls')}</VisuallyHidden>
    </span>
  )
}

function Owner({ room }: { readonly room: WireRoom }) {
  const { t } = useTranslation('thread')
  const myId = useSession(session => session.me.id)
  const owner = useSession(({ agents }) => (room.assignedTo ? agents[room.assignedTo]?.name : undefined))
  if (room.state === 'unassigned') return <span>{t('stateUnassigned')}</span>
  if (room.state === 'resolved') return <span>{t('stateResolved')}</span>
  if (room.assignedTo === myId || !owner) return null
  return <span>{t('stateAssigned', { name: owner })}</span>
}

/** [C3] Shortly for the eye, in words for a screen reader and on hover. */
function ReplyWindow({ room }: { readonly room: WireRoom }) {
  const { t } = useTranslation('thread')
  const { locale } = useLocale()
  const now = useNow(60_000)
  const left = replyWindow(room, now)
  const hint =
    left.until === undefined ? t('windowClosedHint') : t('windowHint', { time: fullTime(left.until, locale) })
  return (
    <span className={styles.window} data-state={left.state} title={hint}>
      <Icon icon={Clock} size={14} />
      {left.state === 'closed' ? (
        t('windowClosed')
      ) : (
        <>
          <span aria-hidden>{durationWords(wholeMinutes(left.leftMs), locale)}</span>
          <VisuallyHidden elementType="span">
            {t('windowOpen', { duration: durationWords(wholeMinutes(left.leftMs), locale, 'long') })}
          </VisuallyHidden>
        </>
      )}
    </span>
  )
}
