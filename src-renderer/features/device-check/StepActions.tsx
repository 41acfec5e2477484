import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useDeviceCheck } from './use-device-check.ts'
import styles from './DeviceCheck.module.css'

/** The buttons of one step, the main one last; the check can be left at any of them. */
export function StepActions({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('deviceCheck')
  const { leave } = useDeviceCheck()
  return (
    <div className={styles.actions}>
      <Button variant="quiet" onPress={leave}>
        {t('notNow')}
      </Button>
      <div className={styles.answers}>{children}</div>
    </div>
  )
}
