import { Download, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CallLogFilter } from '#shared/ipc/call-log-entry.ts'
import { useUi } from '../../store/desktop-context.ts'
import { useMayExport } from '../settings/use-locked.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useCallExport } from './use-call-export.ts'

interface ExportButtonProps {
  readonly filter: CallLogFilter
  readonly isDisabled: boolean
}

/** Saves exactly what is shown as a CSV file; while that takes a while, the same button gives it up. */
export function ExportButton({ filter, isDisabled }: ExportButtonProps) {
  const { t } = useTranslation('calls')
  const { save, cancel } = useCallExport()
  const mayExport = useMayExport()
  const running = useUi(state => state.callExport)
  const isLong = running !== null && running !== 'begun'
  const toSave = mayExport ? t('export') : t('exportOff')
  return (
    <Button
      size="small"
      isDisabled={(isDisabled || !mayExport) && !isLong}
      isPending={running === 'begun'}
      onPress={() => (isLong ? cancel() : save(filter))}
    >
      <Icon icon={isLong ? X : Download} size={16} />
      {isLong ? t('exportCancel') : toSave}
    </Button>
  )
}
