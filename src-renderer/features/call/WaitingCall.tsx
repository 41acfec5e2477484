import { PhoneIncoming, PhoneOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WireCall } from '#shared/protocol/entities.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useController } from './calls-context.ts'
import floating from './Floating.module.css'
import styles from './Card.module.css'

/** [I4] Somebody calls while this agent is on another call: can be declined, not taken. */
export function WaitingCall({ call }: { readonly call: WireCall }) {
  const { t } = useTranslation('call')
  const controller = useController()
  const { name } = call.customer
  return (
    <section
      className={classNames(floating.floating, styles.card)}
      data-kind="waiting"
      aria-label={t('waiting', { name })}
    >
      <Icon icon={PhoneIncoming} size={18} className={styles.lead} />
      <div className={floating.words}>
        <h2 className={styles.line} title={name}>
          {name}
        </h2>
        <p className={classNames(floating.facts, styles.facts)}>{t('waitingText')}</p>
      </div>
      <Button size="small" onPress={() => void controller.decline(call.id)}>
        <Icon icon={PhoneOff} size={14} />
        {t('decline')}
      </Button>
    </section>
  )
}
