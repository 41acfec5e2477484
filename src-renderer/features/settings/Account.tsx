import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi, useSession } from '../../store/desktop-context.ts'
import { hasHeldCall } from '../../store/selectors.ts'
import { useTell } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SettingRow } from './SettingRow.tsx'

/** Who is signed in, and the way out. */
export function Account() {
  const { t } = useTranslation(['settings', 'common'])
  const api = useApi()
  const tell = useTell()
  const name = useSession(session => session.me.name)
  const role = useSession(session => session.me.role)
  const isOnCall = useSession(hasHeldCall) === true
  const [isAsking, setAsking] = useState(false)
  const signOut = () => {
    setAsking(false)
    void api.signOut().then(tell)
  }
  return (
    <>
      <SettingRow
        label={name === null ? t('section.account') : t('signedInAs', { name })}
        hint={role === null ? undefined : t(`role.${role}`)}
      >
        <Button onPress={() => setAsking(true)}>{t('signOut')}</Button>
      </SettingRow>
      <Dialog
        title={t('signOutTitle')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        isAlert={isOnCall}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('common:cancel')}</Button>
            <Button variant={isOnCall ? 'danger' : 'primary'} onPress={signOut}>
              {t('signOut')}
            </Button>
          </>
        }
      >
        <p>{isOnCall ? t('signOutOnCall') : t('signOutText')}</p>
      </Dialog>
    </>
  )
}
