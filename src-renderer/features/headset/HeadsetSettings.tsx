import { useTranslation } from 'react-i18next'
import type { HeadsetsView } from './headset-keeper.ts'
import { headsetOff } from '#shared/ipc/sound-settings.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Select, type SelectOption } from '../../ui/Select.tsx'
import { useCalls, useHeadsets } from '../call/calls-context.ts'
import { SettingRow } from '../settings/SettingRow.tsx'
import { useSaveSettings } from '../settings/use-save-settings.ts'
import styles from './HeadsetSettings.module.css'
import { HeadsetTrial } from './HeadsetTrial.tsx'

/** The list's name for "whichever is plugged in", whose setting is empty. */
const automatic = 'automatic'

/** Whose keys and lamps are used, how it stands with them, and a way to try them. */
export function HeadsetSettings() {
  const { t } = useTranslation('headset')
  const { headsets } = useCalls()
  const chosen = useDesktop(state => state.settings.headset)
  const { plugged, used } = useHeadsets(view => view)
  const save = useSaveSettings()
  const nameOf = (name: string, model: string) => (name === '' ? t('unnamed', { model }) : name)
  const add = async () => {
    const model = await headsets.allowAnother()
    // Where none is used yet it is used anyway.
    if (model !== null && (chosen !== '' || plugged.length > 0)) save({ headset: model })
  }
  const forget = async (model: string) => {
    await headsets.forget(model)
    if (chosen === model) save({ headset: '' })
  }
  const isMissing = chosen !== '' && chosen !== headsetOff && plugged.every(one => one.model !== chosen)
  const options: SelectOption<string>[] = [
    { value: automatic, label: t('automatic') },
    ...modelsOf(plugged).map(({ model, name }) => ({ value: model, label: nameOf(name, model) })),
    ...(isMissing ? [{ value: chosen, label: t('notPlugged', { model: chosen }) }] : []),
    { value: headsetOff, label: t('off') },
  ]
  const name = used && nameOf(used.name, used.model)
  const hint = used ? t(`hint.${used.status}`, { name }) : t(chosen === headsetOff ? 'hint.off' : 'hint.none')
  return (
    <>
      <SettingRow label={t('label')} hint={hint}>
        <div className={styles.choice}>
          {(plugged.length > 0 || chosen !== '') && (
            <Select
              label={t('label')}
              isLabelHidden
              options={options}
              value={chosen === '' ? automatic : chosen}
              onChange={value => save({ headset: value === automatic ? '' : value })}
            />
          )}
          <div className={styles.actions}>
            {used?.status === 'held' && <Button onPress={() => void headsets.look()}>{t('tryAgain')}</Button>}
            {used && (
              <Button
                variant="quiet"
                aria-label={t('forgetNamed', { name })}
                onPress={() => void forget(used.model)}
              >
                {t('forget')}
              </Button>
            )}
            <Button onPress={() => void add()}>{t('add')}</Button>
          </div>
        </div>
      </SettingRow>
      {used?.status === 'open' && <HeadsetTrial used={used} onRing={() => headsets.tryRing()} />}
    </>
  )
}

/** Two headsets of one make and model are one choice. */
function modelsOf(plugged: HeadsetsView['plugged']): HeadsetsView['plugged'] {
  return [...new Map(plugged.map(one => [one.model, one])).values()]
}
