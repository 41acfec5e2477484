import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useUi, useUiStore } from '../../store/desktop-context.ts'
import styles from './Settings.module.css'
import type { SettingsSectionId } from '../../store/ui-store.ts'
import { filledSections, type SettingsPart } from './settings-sections.ts'
import { SettingSection } from './SettingSection.tsx'
import { SettingsNav } from './SettingsNav.tsx'
import { useSectionInSight } from './use-section-in-sight.ts'

export interface SettingsPageProps {
  /** What there is to set, by section. */
  readonly parts: readonly SettingsPart[]
}

/** Everything a person may set; each change holds at once. */
export function SettingsPage({ parts }: SettingsPageProps) {
  const { t } = useTranslation('settings')
  const ui = useUiStore()
  const page = useRef<HTMLElement>(null)
  const wanted = useUi(state => state.settingsSection)
  const sections = filledSections(parts)
  const current = useSectionInSight(page, sections[0]?.id)

  useEffect(() => {
    if (wanted === null) return
    goTo(wanted)
    ui.setState({ settingsSection: null })
  }, [wanted, ui])

  return (
    <main ref={page} className={styles.page}>
      <div className={styles.columns}>
        <h1 className={styles.title}>{t('title')}</h1>
        <SettingsNav sections={sections.map(section => section.id)} current={current} onGoTo={goTo} />
        <div className={styles.column}>
          {sections.map(section => (
            <SettingSection key={section.id} id={section.id}>
              {section.parts.map((Part, index) => (
                // The parts of a section never change places.
                <Part key={index} />
              ))}
            </SettingSection>
          ))}
        </div>
      </div>
    </main>
  )
}

/** There the keyboard goes on. */
function goTo(id: SettingsSectionId): void {
  const section = document.getElementById(`settings-${id}`)
  section?.scrollIntoView({ block: 'start' })
  section?.focus({ preventScroll: true })
}
