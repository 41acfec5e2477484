import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Settings.module.css'
import type { SettingsSectionId } from '../../store/ui-store.ts'
import { sectionIcons } from './settings-sections.ts'

interface SettingsNavProps {
  readonly sections: readonly SettingsSectionId[]
  /** The section being read. */
  readonly current: SettingsSectionId | undefined
  readonly onGoTo: (section: SettingsSectionId) => void
}

/** The sections beside the settings; in a narrow window, above them. */
export function SettingsNav({ sections, current, onGoTo }: SettingsNavProps) {
  const { t } = useTranslation('settings')
  return (
    <nav aria-label={t('sections')} className={styles.nav}>
      <ul className={styles.navList}>
        {sections.map(id => (
          <li key={id}>
            <Button
              className={styles.navEntry ?? ''}
              aria-current={id === current ? 'location' : undefined}
              onPress={() => onGoTo(id)}
            >
              <Icon icon={sectionIcons[id]} size={16} />
              {t(`section.${id}`)}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
