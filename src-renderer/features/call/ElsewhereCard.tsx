import { MonitorSmartphone, PhoneOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WireCall } from '#shared/protocol/entities.ts'
import { useApi } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { classNames } from '../../ui/class-names.ts'
import floating from './Floating.module.css'
import styles from './Card.module.css'

/** A call of this agent whose sound is not in this window: it can be ended from here, and nothing else. */
export function ElsewhereCard({ call }: { readonly call: WireCall }) {
  const { t } = useTranslation('call')
  const api = useApi()
  const tell = useTell()
  const { name } = call.customer
  return (
    <section
      className={classNames(floating.floating, styles.card)}
      data-kind="elsewhere"
      aria-label={t('widget.label', { name })}
    >
      <div className={styles.top}>
        <Icon icon={MonitorSmartphone} size={18} className={styles.lead} />
        <div className={floating.words}>
          <p className={styles.line}>{t('ended.withName', { name })}</p>
          <p className={styles.text}>{t('elsewhereText')}</p>
        </div>
      </div>
      <div className={styles.actions}>
        <Button
          size="small"
          variant="danger"
          onPress={() => void api.hangUpCall({ callId: call.id }).then(tell)}
        >
          <Icon icon={PhoneOff} size={14} />
          {t('widget.hangUp')}
        </Button>
      </div>
    </section>
  )
}
