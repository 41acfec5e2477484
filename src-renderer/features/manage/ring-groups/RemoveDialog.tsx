import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import { useApi } from '../../../store/desktop-context.ts'
import { useTell } from '../../../store/use-tell.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

interface RemoveDialogProps {
  readonly group: WireRingGroup
  readonly onClose: (hasChanged: boolean) => void
}

/** Asks once more: a group that is gone has to be written anew. */
export function RemoveDialog({ group, onClose }: RemoveDialogProps) {
  const { t } = useTranslation(['ringGroups', 'common'])
  const api = useApi()
  const tell = useTell()
  const [isBusy, setBusy] = useState(false)
  const remove = async () => {
    setBusy(true)
    const outcome = await api.request({ method: 'ringGroups.remove', params: { id: group.id } })
    tell(outcome)
    onClose(true)
  }
  return (
    <Dialog
      title={t('removeTitle', { name: group.name })}
      isOpen
      isAlert
      onClose={() => onClose(false)}
      actions={
        <>
          <Button onPress={() => onClose(false)}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={isBusy} onPress={() => void remove()}>
            {t('remove')}
          </Button>
        </>
      }
    >
      <p>{t('removeText')}</p>
    </Dialog>
  )
}
