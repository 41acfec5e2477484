import { VisuallyHidden } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../store/desktop-context.ts'
import { isMac } from '../../ui/platform.ts'
import { shortcutLabel, shortcuts } from '../../ui/shortcuts.ts'
import { useCallsState } from './calls-context.ts'

/** [D1] Tells a screen reader once, at once, that somebody calls. The focus stays where it is. */
export function Announcer() {
  const ringing = useCallsState(state => state.ringing)
  const waiting = useSession(session => session.waiting)
  return (
    <VisuallyHidden>
      <div role="alert" aria-atomic="false" aria-relevant="additions">
        {ringing.map(({ callId }) => (
          <Ringing key={callId} callId={callId} />
        ))}
        {Object.values(waiting ?? {}).map(call => (
          <Waiting key={call.id} name={call.customer.name} />
        ))}
      </div>
    </VisuallyHidden>
  )
}

function Ringing({ callId }: { readonly callId: string }) {
  const { t } = useTranslation('call')
  // The record's keys are branded; this id is one of them or of none.
  const offer = useSession(session => Object.values(session.offers).find(other => other.call.id === callId))
  const account = useSession(session => offer && session.accounts[offer.call.accountId]?.name)
  if (!offer) return null
  return (
    <p>
      {t('announced', {
        name: offer.call.customer.name,
        via: t(`via.${offer.via}`),
        account: account ?? '',
        shortcut: shortcutLabel(shortcuts.call, isMac),
      })}
    </p>
  )
}

function Waiting({ name }: { readonly name: string }) {
  const { t } = useTranslation('call')
  return <p>{t('announcedWaiting', { name })}</p>
}
