import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingsSectionId } from '../../store/ui-store.ts'
import { RowCard } from '../../ui/Rows.tsx'
import styles from './Settings.module.css'

interface SettingSectionProps {
  readonly id: SettingsSectionId
  readonly children: ReactNode
}

/** Settings that belong together, under one heading. */
export function SettingSection({ id, children }: SettingSectionProps) {
  const { t } = useTranslation('settings')
  const title = t(`section.${id}`)
  return (
    <section
      id={`settings-${id}`}
      data-section={id}
      aria-label={title}
      tabIndex={-1}
      className={styles.section}
    >
      <h2 className={styles.heading}>{title}</h2>
      <RowCard>{children}</RowCard>
    </section>
  )
}
