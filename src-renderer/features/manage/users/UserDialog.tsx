import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/domain/room.ts'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import { useRefusalText } from '../../../i18n/use-refusal-text.ts'
import { useApi, useSession } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import parts from '../parts/Parts.module.css'
import type { Invitation, User } from './UsersPanel.tsx'

interface UserDialogProps {
  /** Null: a new person. */
  readonly user: User | null
  readonly onClose: () => void
  readonly onSaved: (invitation: Invitation | null) => void
}

const roles: readonly Role[] = ['agent', 'supervisor', 'admin']

/** Invites a person, or changes one. Nobody changes the own role. */
export function UserDialog({ user, onClose, onSaved }: UserDialogProps) {
  const { t } = useTranslation(['users', 'common'])
  const refusalText = useRefusalText()
  const api = useApi()
  const isMe = useSession(session => session.me.id === user?.id) === true
  const [name, setName] = useState(user?.name ?? '')
  const [email, setEmail] = useState(user?.email ?? '')
  const [role, setRole] = useState<Role>(user?.role ?? 'agent')
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<AskRefusal | null>(null)
  const isNamed = name.trim() !== ''
  const isReachable = /^\S+@\S+\.\S+$/u.test(email.trim())

  const save = async () => {
    setTried(true)
    if (!isNamed || !isReachable || isSaving) return
    setSaving(true)
    setProblem(null)
    const params = { ...(user && { id: user.id }), name: name.trim(), email: email.trim(), role }
    const outcome = await api.request({ method: 'users.save', params })
    setSaving(false)
    if (!outcome.ok) return setProblem(outcome.refusal)
    const { invitation } = outcome.value
    onSaved(invitation ? { name: params.name, email: params.email, ...invitation } : null)
  }

  return (
    <Dialog
      title={user ? t('editTitle', { name: user.name }) : t('inviteTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={isSaving} onPress={() => void save()}>
            {user ? t('save') : t('invite')}
          </Button>
        </>
      }
    >
      <div className={parts.form}>
        <TextField
          label={t('name')}
          value={name}
          onChange={setName}
          isInvalid={isTried && !isNamed}
          errorMessage={t('nameNeeded')}
        />
        <TextField
          label={t('email')}
          type="email"
          value={email}
          onChange={setEmail}
          isInvalid={isTried && !isReachable}
          errorMessage={t('emailNeeded')}
        />
        <Select<Role>
          label={t('roleLabel')}
          options={roles.map(value => ({ value, label: t(`roleWith.${value}`) }))}
          value={role}
          onChange={setRole}
          isDisabled={isMe}
        />
        {isMe && <p className={parts.hint}>{t('ownRole')}</p>}
        <p role="alert" className={parts.problem}>
          {problem && refusalText(problem)}
        </p>
      </div>
    </Dialog>
  )
}
