import { ShieldQuestionMark } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useDesktop, useSession } from '../../store/desktop-context.ts'
import { usePlatformNow } from '../../store/use-platform-now.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { moneyWords } from '../../ui/money.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { AskDialog } from './AskDialog.tsx'
import { Balance } from './Balance.tsx'
import { PermissionStatus } from './PermissionStatus.tsx'
import styles from './PermissionStrip.module.css'
import { Reconsider } from './Reconsider.tsx'
import { type RoomRefusals, roomRefusals, type Why } from './room-refusals.ts'
import type { RoomConsent } from './use-room-consent.ts'
import { useWhyText } from './use-why-text.ts'
import { whyNotWords, wordsFor } from './why-words.ts'

/** Draws the call button. @param why the first reason against the call, in words; null: it can be made */
export type DrawCallButton = (room: WireRoom, why: string | null) => ReactNode

interface PermissionStripProps {
  readonly room: WireRoom
  readonly consent: RoomConsent
  readonly callButton: DrawCallButton
}

/** [C6] [P12] Under the customer's name: may they be called, how often still, with what money; and why not, and when. */
export function PermissionStrip({ room, consent, callButton }: PermissionStripProps) {
  const { t } = useTranslation('consent')
  const { locale } = useLocale()
  const whyText = useWhyText()
  const refusals = useRefusals(room, consent)
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { check, balance, isOutboundOn } = consent
  // [A4]
  if (!isOutboundOn || !refusals) return null
  const status = consent.consent?.status
  const facts = { room, status, check }
  const whyNot = whyNotWords(refusals, facts)
  const [call] = wordsFor(refusals.call.slice(0, 1), facts)
  const whyNotCall = call ? whyText(call) : check === null ? t('checking') : null
  return (
    <section className={styles.strip} aria-label={t('region', { name: room.customer.name })}>
      <div className={styles.row}>
        <span className={styles.facts}>
          {check && <Attempts attempts={check.attempts} />}
          {balance && <Balance balance={balance} lowBalance={consent.lowBalance} />}
        </span>
        <PermissionStatus consent={consent.consent} />
      </div>
      <div className={styles.row}>
        {isOnline && whyNot.length > 0 ? (
          <p className={styles.why}>{whyNot.map(words => whyText(words)).join(' ')}</p>
        ) : (
          <p className={styles.why} data-kind="price">
            {check?.price &&
              t('section.pricePerMinute', { price: moneyWords(check.price.perMinute, locale) })}
          </p>
        )}
        <span className={styles.buttons}>
          {status !== 'permanent' && <AskButton room={room} consent={consent} whys={refusals.request} />}
          {callButton(room, whyNotCall)}
        </span>
      </div>
      {consent.consent?.advice === 'reconsider' && <Reconsider check={check} />}
    </section>
  )
}

/** Every reason against asking and calling at this moment; null without a session. */
export function useRefusals(room: WireRoom, consent: RoomConsent): RoomRefusals | null {
  const session = useDesktop(state => state.session)
  const at = usePlatformNow(1_000)
  if (!session) return null
  return roomRefusals({ session, room, consent: consent.told, balance: consent.balance, at }, consent.check)
}

function Attempts({ attempts }: Pick<NonNullable<RoomConsent['check']>, 'attempts'>) {
  const { t } = useTranslation('consent')
  const left = Math.max(0, attempts.max - attempts.used)
  return <span title={t('attemptsHint', { left })}>{t('attempts', attempts)}</span>
}

interface AskButtonProps {
  readonly room: WireRoom
  readonly consent: RoomConsent
  readonly whys: readonly Why[]
}

/** [P4] Opens the request; where it cannot be, says why on hover and on focus. */
function AskButton({ room, consent, whys }: AskButtonProps) {
  const { t } = useTranslation(['consent', 'refusals'])
  const whyText = useWhyText()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const account = useSession(session => session.accounts[room.accountId]?.name) ?? ''
  const [isOpen, setOpen] = useState(false)
  const facts = { room, status: consent.consent?.status, check: consent.check }
  const [first] = wordsFor(whys.slice(0, 1), facts)
  const refused = first ? whyText(first) : consent.check === null ? t('consent:checking') : null
  const why = isOnline ? refused : t('refusals:offline')
  const label = t('consent:askName', { name: room.customer.name })
  return (
    <>
      <Tooltip text={why ?? label} placement="bottom">
        <Button
          size="small"
          aria-disabled={why !== null}
          aria-label={label}
          onPress={() => {
            if (why === null) setOpen(true)
          }}
        >
          <Icon icon={ShieldQuestionMark} size={16} />
          {t('consent:ask')}
        </Button>
      </Tooltip>
      {isOpen && (
        <AskDialog room={room} account={account} check={consent.check} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
