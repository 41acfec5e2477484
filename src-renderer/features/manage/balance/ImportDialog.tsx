import { FileUp } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Rate } from '#shared/domain/billing.ts'
import { useRefusalText } from '../../../i18n/use-refusal-text.ts'
import { useToast } from '../../../store/use-tell.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import parts from '../parts/Parts.module.css'
import styles from './Balance.module.css'
import { ImportReport } from './ImportReport.tsx'
import { useImport } from './use-import.ts'

interface ImportDialogProps {
  /** As they are. */
  readonly rates: readonly Required<Rate>[]
  readonly onClose: () => void
  readonly onImported: () => void
}

/** [O5] Replaces all rates by those of a file, once it was shown what that changes; with any fault in it, none. */
export function ImportDialog({ rates, onClose, onImported }: ImportDialogProps) {
  const { t } = useTranslation(['balance', 'common'])
  const refusalText = useRefusalText()
  const toast = useToast()
  const { state, problem, choose, confirm } = useImport(() => {
    toast('neutral', words => words.t('balance:import.done'))
    onImported()
  })
  const isSound = state.step === 'read' && state.report.faults.length === 0
  const isBusy = state.step === 'reading' || (state.step === 'read' && state.isImporting)
  return (
    <Dialog
      title={t('import.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={!isSound || isBusy} onPress={() => void confirm()}>
            {t('import.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.import}>
        <p>{t('import.about')}</p>
        <p className={styles.columns}>
          country_code,per_minute,from_minute
          <br />
          62,1000,0
          <br />
          62,850.50,1000
        </p>
        <div>
          <FileTrigger
            acceptedFileTypes={['.csv', 'text/csv']}
            onSelect={files => {
              const file = files?.item(0)
              if (file) void choose(file)
            }}
          >
            <Button isDisabled={isBusy}>
              <Icon icon={FileUp} size={16} />
              {t(state.step === 'read' ? 'import.chooseOther' : 'import.choose')}
            </Button>
          </FileTrigger>
        </div>
        {state.step === 'read' && (
          <ImportReport name={state.name} csv={state.csv} report={state.report} rates={rates} />
        )}
        <p role="alert" className={parts.problem}>
          {problem?.kind === 'too_long' && t('import.tooLong')}
          {problem?.kind === 'refused' && refusalText(problem.refusal)}
        </p>
      </div>
    </Dialog>
  )
}
