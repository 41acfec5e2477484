import { BellOff, CircleAlert, Phone, PhoneOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WireOffer } from '#shared/protocol/entities.ts'
import { useDesktop, useSession } from '../../store/desktop-context.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { customerWords } from '../../ui/customer-words.ts'
import { PhoneNumber } from '../../ui/PhoneNumber.tsx'
import { ToggleButton } from '../../ui/ToggleButton.tsx'
import { keysOf } from '../../ui/say-shortcuts.tsx'
import { shortcuts } from '../../ui/shortcuts.ts'
import { classNames } from '../../ui/class-names.ts'
import { Advice } from './Advice.tsx'
import type { Ringing } from './call-state.ts'
import { useCalls, useCallsState, useController, useSoundDevices } from './calls-context.ts'
import floating from './Floating.module.css'
import styles from './Card.module.css'
import { MicrophoneAdvice } from './MicrophoneAdvice.tsx'
import { RingTimer, SecondsLeft } from './RingTimer.tsx'

interface IncomingCallProps {
  readonly ringing: Ringing
  /** Others ring too: this one takes one row. */
  readonly isCompact: boolean
}

/** [D1] [C4] A call that rings: who it is, how it came here, how long it still rings, and what can be done. */
export function IncomingCall({ ringing, isCompact }: IncomingCallProps) {
  const { t } = useTranslation('call')
  const offer = useSession(session => session.offers[ringing.callId])
  if (!offer) return null
  const { name } = offer.call.customer
  return (
    <section
      className={classNames(floating.floating, styles.card)}
      data-kind="incoming"
      data-compact={isCompact}
      aria-label={t('incomingFrom', { name })}
      tabIndex={-1}
      aria-keyshortcuts={keysOf(shortcuts.call)}
      data-call-focus
    >
      <div className={styles.who}>
        <RingTimer endsAt={ringing.endsAt} lastsMs={ringing.lastsMs}>
          <Avatar name={name} id={offer.call.customer.id} size="large" />
        </RingTimer>
        <Caller offer={offer} endsAt={ringing.endsAt} />
        <Hush ringing={ringing} />
      </div>
      <Actions offer={offer} preparation={ringing.preparation} />
    </section>
  )
}

function Caller({ offer, endsAt }: { readonly offer: WireOffer; readonly endsAt: number }) {
  const { t } = useTranslation('call')
  const account = useSession(session => session.accounts[offer.call.accountId]?.name)
  const { title, number } = customerWords(offer.call.customer.name, offer.call.customer.phone)
  return (
    <div className={floating.words}>
      <p className={classNames(floating.facts, styles.facts)}>
        <span>{t('incoming')}</span>
        <SecondsLeft endsAt={endsAt} />
      </p>
      <h2 className={classNames(floating.name, styles.name)} title={title}>
        {title}
      </h2>
      {number !== undefined && (
        <p className={classNames(floating.facts, styles.facts)}>
          <PhoneNumber phone={number} />
        </p>
      )}
      <p className={classNames(floating.facts, styles.facts)}>
        {account !== null && account !== undefined && <span>{account}</span>}
        <span>{t(`via.${offer.via}`)}</span>
      </p>
    </div>
  )
}

/** For who needs a moment before the answer; the call rings on in sight, and elsewhere aloud. */
function Hush({ ringing: { callId, isHushed } }: Pick<IncomingCallProps, 'ringing'>) {
  const { t } = useTranslation('call')
  const controller = useController()
  const isHeard = useDesktop(state => state.alerts === undefined || state.alerts.ringtone === 'ring')
  const isBusy = useCallsState(state => state.engaged !== null)
  if (!isHeard || isBusy) return null
  return (
    <ToggleButton
      icon={BellOff}
      label={t('hush')}
      isSelected={isHushed}
      onChange={wanted => controller.hush(callId, wanted)}
    />
  )
}

interface ActionsProps {
  readonly offer: WireOffer
  readonly preparation: Ringing['preparation']
}

function Actions({ offer, preparation }: ActionsProps) {
  const { t } = useTranslation('call')
  const controller = useController()
  const { devices } = useCalls()
  const { trouble } = useSoundDevices()
  const isBusy = useCallsState(state => state.engaged !== null)
  const { id } = offer.call
  const isUnusable = preparation === 'unusable'
  return (
    <>
      {isUnusable && (
        <Advice tone="negative" icon={CircleAlert}>
          {t('unusable')}
        </Advice>
      )}
      {isBusy && (
        <Advice tone="neutral" icon={CircleAlert}>
          {t('finishFirst')}
        </Advice>
      )}
      {trouble !== null && !isUnusable && !isBusy && (
        <MicrophoneAdvice why={trouble} onTryAgain={() => void devices.refresh()} isLook />
      )}
      <div className={styles.choice} data-wide={trouble !== null}>
        <Button variant="danger" size="large" onPress={() => void controller.decline(id)}>
          <Icon icon={PhoneOff} size={18} />
          {t('decline')}
        </Button>
        <Button
          variant="answer"
          size="large"
          isDisabled={isUnusable || isBusy}
          onPress={() => void controller.answer(id, trouble === null ? 'speaking' : 'listening')}
        >
          <Icon icon={Phone} size={18} />
          {t(trouble === null ? 'answer' : 'answerListening')}
        </Button>
      </div>
    </>
  )
}
