import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../store/desktop-context.ts'
import { useToast } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { useCalls } from '../call/calls-context.ts'
import { SettingRow } from '../settings/SettingRow.tsx'

/** The report for support: what is in it, and one press to save it; also without the platform. */
export function Diagnostics() {
  const { t } = useTranslation('localData')
  const api = useApi()
  const toast = useToast()
  const { devices: watch } = useCalls()
  const [isSaving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    const { microphones, speakers } = await watch.refresh()
    const devices = [
      ...microphones.map(({ label }) => ({ kind: 'microphone' as const, label })),
      ...speakers.map(({ label }) => ({ kind: 'speaker' as const, label })),
    ]
    const outcome = await api.saveDiagnostics({ devices })
    setSaving(false)
    if (!outcome.ok) {
      toast('negative', words =>
        words.t('localData:diagnostics.failed', { words: words.refusalText(outcome.refusal) }),
      )
    } else if (outcome.value.saved) toast('neutral', words => words.t('localData:diagnostics.saved'))
  }
  return (
    <SettingRow label={t('diagnostics.label')} hint={t('diagnostics.hint')}>
      <Button isDisabled={isSaving} onPress={() => void save()}>
        {isSaving ? t('diagnostics.saving') : t('diagnostics.save')}
      </Button>
    </SettingRow>
  )
}
