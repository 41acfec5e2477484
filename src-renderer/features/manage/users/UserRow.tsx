import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useApi, useSession } from '../../../store/desktop-context.ts'
import { useTell } from '../../../store/use-tell.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { momentWords } from '../../../ui/time.ts'
import { useNow } from '../../../ui/use-now.ts'
import { Row } from '../parts/Row.tsx'
import type { Invitation, User } from './UsersPanel.tsx'
import styles from './Users.module.css'

interface UserRowProps {
  readonly user: User
  readonly isDisabled: boolean
  readonly onEdit: () => void
  /** Something changed; with a new one-time password where there is one. */
  readonly onDone: (invitation: Invitation | null) => void
}

type Asking = 'disable' | 'reset'

/** One person: who, as what, in what state, and what can be done. */
export function UserRow({ user, isDisabled, onEdit, onDone }: UserRowProps) {
  const { t } = useTranslation(['users', 'common'])
  const { locale } = useLocale()
  const now = useNow(60_000)
  const isMe = useSession(session => session.me.id === user.id) === true
  const api = useApi()
  const tell = useTell()
  const [asking, setAsking] = useState<Asking | null>(null)
  const { id, name, email } = user

  const setEnabled = async (method: 'users.disable' | 'users.enable') => {
    setAsking(null)
    const outcome = await api.request({ method, params: { id } })
    tell(outcome)
    if (outcome.ok) onDone(null)
  }
  const reset = async () => {
    setAsking(null)
    const outcome = await api.request({ method: 'users.invite', params: { id } })
    tell(outcome)
    if (outcome.ok) onDone({ name, email, ...outcome.value.invitation })
  }
  const act = (action: string) => {
    if (action === 'edit') onEdit()
    else if (action === 'enable') void setEnabled('users.enable')
    else if (action === 'disable' || action === 'reset') setAsking(action)
  }
  const others = [
    { id: 'reset', label: t('reset') },
    user.disabled
      ? { id: 'enable', label: t('enable') }
      : { id: 'disable', label: t('disable'), isDangerous: true },
  ]
  return (
    <Row
      label={isMe ? t('you', { name }) : name}
      hint={
        <>
          {email}
          {user.invitedUntil !== undefined && !user.disabled && (
            <>
              {' · '}
              {t('invitedUntil', { at: momentWords(Date.parse(user.invitedUntil), now, locale) })}
            </>
          )}
        </>
      }
    >
      {user.disabled && <span className={styles.off}>{t('isDisabled')}</span>}
      <span className={styles.role}>{t(`role.${user.role}`)}</span>
      <Menu
        label={t('actionsFor', { name })}
        entries={[{ id: 'edit', label: t('edit') }, ...(isMe ? [] : others)]}
        onAction={act}
      >
        <IconButton icon={MoreHorizontal} label={t('actionsFor', { name })} isDisabled={isDisabled} />
      </Menu>
      <Dialog
        title={asking === 'reset' ? t('resetTitle', { name }) : t('disableTitle', { name })}
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        isAlert
        actions={
          <>
            <Button onPress={() => setAsking(null)}>{t('common:cancel')}</Button>
            {asking === 'reset' ? (
              <Button variant="primary" onPress={() => void reset()}>
                {t('reset')}
              </Button>
            ) : (
              <Button variant="danger" onPress={() => void setEnabled('users.disable')}>
                {t('disable')}
              </Button>
            )}
          </>
        }
      >
        <p>{asking === 'reset' ? t('resetText') : t('disableText')}</p>
      </Dialog>
    </Row>
  )
}
