import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SettingRow } from '../settings/SettingRow.tsx'

/** Long texts that hardly anybody reads: they are fetched when somebody does. */
const LicenceList = lazy(async () => {
  const { LicenceList: list } = await import('./LicenceList.tsx')
  return { default: list }
})

/** The works of others that are in the app, and what their authors ask for. */
export function LicencesRow() {
  const { t } = useTranslation(['settings', 'common'])
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <SettingRow label={t('licences.label')} hint={t('licences.hint')}>
        <Button onPress={() => setOpen(true)}>{t('licences.show')}</Button>
      </SettingRow>
      <Dialog
        title={t('licences.label')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        isWide
        actions={<Button onPress={() => setOpen(false)}>{t('licences.close')}</Button>}
      >
        <Suspense fallback={<Skeleton label={t('licences.loading')} shape="details" />}>
          <LicenceList />
        </Suspense>
      </Dialog>
    </>
  )
}
