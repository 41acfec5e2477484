import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { momentWords } from '../../../ui/time.ts'
import { useNow } from '../../../ui/use-now.ts'
import parts from '../parts/Parts.module.css'
import type { Invitation } from './UsersPanel.tsx'
import styles from './Users.module.css'

interface InvitationDialogProps {
  readonly invitation: Invitation | null
  readonly onClose: () => void
}

/** The one time that a one-time password is shown: nobody can read it again. */
export function InvitationDialog({ invitation, onClose }: InvitationDialogProps) {
  const { t } = useTranslation('users')
  const { locale } = useLocale()
  const now = useNow(60_000)
  if (!invitation) return null
  const { name, email, password, expiresAt } = invitation
  return (
    <Dialog
      title={t('invitationTitle', { name })}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('noted')}
        </Button>
      }
    >
      <div className={parts.form}>
        <p>{t('invitationText', { email })}</p>
        <code className={styles.password} aria-label={t('oneTimePassword')}>
          {password}
        </code>
        <p className={parts.hint}>
          {t('invitationOnce', { at: momentWords(Date.parse(expiresAt), now, locale) })}
        </p>
      </div>
    </Dialog>
  )
}
