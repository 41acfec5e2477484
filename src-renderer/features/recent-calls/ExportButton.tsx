import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallLogFilter } from '#shared/ipc/call-log-entry.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { useApi } from '../../store/desktop-context.ts'
import { useToast } from '../../store/use-tell.ts'
import { IconButton } from '../../ui/IconButton.tsx'

interface ExportButtonProps {
  readonly filter: CallLogFilter
  readonly isDisabled: boolean
}

/** Saves exactly what is shown as a CSV file; where to, the system's own dialog asks. */
export function ExportButton({ filter, isDisabled }: ExportButtonProps) {
  const { t } = useTranslation('calls')
  const api = useApi()
  const toast = useToast()
  const refusalText = useRefusalText()
  const [isSaving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    const outcome = await api.exportCallLog(filter)
    setSaving(false)
    if (!outcome.ok) toast('negative', t('exportFailed', { words: refusalText(outcome.refusal) }))
    else if (outcome.value.calls !== null) toast('neutral', t('exported', { count: outcome.value.calls }))
  }
  return (
    <IconButton
      icon={Download}
      label={t('export')}
      isDisabled={isDisabled || isSaving}
      onPress={() => void save()}
    />
  )
}
