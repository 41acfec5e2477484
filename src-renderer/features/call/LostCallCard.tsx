import { Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LostCall } from '#shared/ipc/desktop-state.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import type { Session } from '#shared/session/session.ts'
import { useApi, useSession } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { classNames } from '../../ui/class-names.ts'
import floating from './Floating.module.css'
import styles from './Card.module.css'
import { useCallBack } from './use-call-back.ts'

/** A call that was lost with the window that held its sound, until the agent has read it. */
export function LostCallCard({ lost }: { readonly lost: LostCall }) {
  const { t } = useTranslation(['call', 'common'])
  const api = useApi()
  const tell = useTell()
  const call = useSession(session => callOf(session, lost.callId)) ?? undefined
  const name = call?.customer.name ?? lost.customerName
  const openRoom = useCallBack(call?.roomId)
  const dismiss = () => void api.dismissLostCall({ callId: lost.callId }).then(tell)
  const callBack = () => {
    openRoom?.()
    dismiss()
  }
  return (
    <section
      className={classNames(floating.floating, styles.card)}
      data-kind="lost"
      aria-label={t('call:lost.title')}
    >
      <div className={styles.top}>
        <Icon icon={Unplug} size={18} className={styles.lead} />
        <output className={floating.words}>
          <strong className={styles.line}>{t('call:lost.title')}</strong>
          <span className={styles.text}>
            {name === undefined ? t(`call:lost.${lost.why}Unknown`) : t(`call:lost.${lost.why}`, { name })}
          </span>
        </output>
      </div>
      <div className={styles.actions}>
        {openRoom && (
          <Button size="small" variant="primary" onPress={callBack}>
            {t('call:ended.callBack')}
          </Button>
        )}
        <Button size="small" onPress={dismiss}>
          {t('common:dismiss')}
        </Button>
      </div>
    </section>
  )
}

function callOf(session: Session, callId: string): WireCall | undefined {
  const known = [...session.ended, ...Object.values(session.calls)]
  return known.find(call => call.id === callId)
}
