import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApi, useDesktop, useUiStore } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { updateAct } from './update-act.ts'

/** [D9] Only when this version is too old to work with; never told during a call. */
export function UpdateBanner() {
  const { t } = useTranslation('updates')
  const ui = useUiStore()
  const api = useApi()
  const tell = useTell()
  const update = useDesktop(state => state.update)
  if (!update?.required) return null
  const { phase, required } = update
  const offered = updateAct(phase)
  const isByIt = phase.status === 'off' || (phase.status === 'available' && phase.next === 'it')
  const look = () => ui.setState({ section: 'settings', settingsSection: 'about' })
  return (
    <Banner
      label={t('required.label')}
      tone={required === 'now' ? 'negative' : 'attention'}
      icon={Download}
      actions={
        <>
          {offered && (
            <Button size="small" onPress={() => void api.actOnUpdate({ act: offered.act }).then(tell)}>
              {t(offered.words)}
            </Button>
          )}
          <Button size="small" onPress={look}>
            {t('required.look')}
          </Button>
        </>
      }
    >
      <strong>{t(`required.${required}`)}</strong> {t(isByIt ? 'required.it' : 'required.next')}
    </Banner>
  )
}
