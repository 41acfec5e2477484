import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlatformAnswer } from '#shared/ipc/platform-requests.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import { useAnswer } from '../../../store/use-answer.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { AnswerView } from '../parts/AnswerView.tsx'
import parts from '../parts/Parts.module.css'
import { Section } from '../parts/Section.tsx'
import { InvitationDialog } from './InvitationDialog.tsx'
import { UserDialog } from './UserDialog.tsx'
import { UserRow } from './UserRow.tsx'

export type User = PlatformAnswer<'users.list'>['users'][number]
/** A password that is shown once, and whose it is. */
export interface Invitation {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly expiresAt: string
}

/** Who may sign in, and as what: invite, change, disable, reset. */
export function UsersPanel() {
  const { t } = useTranslation('users')
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { answer, again } = useAnswer({ method: 'users.list', params: {} })
  const [edited, setEdited] = useState<User | 'new' | null>(null)
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const invited = (next: Invitation | null) => {
    setInvitation(next)
    again()
  }
  return (
    <div className={parts.panel}>
      <p className={parts.about}>{t('about')}</p>
      <AnswerView answer={answer} again={again}>
        {({ users }) => (
          <Section
            title={t('people', { count: users.length })}
            aside={
              <Button size="small" variant="primary" isDisabled={!isOnline} onPress={() => setEdited('new')}>
                <Icon icon={UserPlus} size={16} />
                {t('invite')}
              </Button>
            }
          >
            {users.map(user => (
              <UserRow
                key={user.id}
                user={user}
                isDisabled={!isOnline}
                onEdit={() => setEdited(user)}
                onDone={invited}
              />
            ))}
          </Section>
        )}
      </AnswerView>
      {edited !== null && (
        <UserDialog
          user={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={next => {
            setEdited(null)
            invited(next)
          }}
        />
      )}
      <InvitationDialog invitation={invitation} onClose={() => setInvitation(null)} />
    </div>
  )
}
