import { PhoneCall, UsersRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountId } from '#shared/domain/ids.ts'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import { useSession } from '../../../store/desktop-context.ts'
import { useAnswer } from '../../../store/use-answer.ts'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import { AnswerView } from '../parts/AnswerView.tsx'
import styles from '../parts/Parts.module.css'
import { AccountGroups } from './AccountGroups.tsx'
import { draftOf, newDraft, type GroupDraft } from './group-draft.ts'
import { GroupDialog } from './GroupDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'

/** [R1] Who rings for calls that no room's agent owns. */
export function RingGroupsPanel() {
  const { t } = useTranslation('ringGroups')
  const accounts = useSession(session => session.accounts) ?? {}
  const { answer, again } = useAnswer({ method: 'ringGroups.list', params: {} })
  const [draft, setDraft] = useState<GroupDraft | null>(null)
  const [removing, setRemoving] = useState<WireRingGroup | null>(null)
  useTurns(again)
  const all = Object.values(accounts)
  if (all.length === 0) {
    return (
      <StatePanel kind="empty" icon={PhoneCall} title={t('noAccounts.title')} text={t('noAccounts.text')} />
    )
  }
  const close = (hasChanged: boolean) => {
    setDraft(null)
    setRemoving(null)
    if (hasChanged) again()
  }
  return (
    <div className={styles.panel}>
      <p className={styles.about}>{t('about')}</p>
      <AnswerView answer={answer} again={again}>
        {({ ringGroups }) => (
          <>
            {ringGroups.length === 0 && (
              <StatePanel kind="empty" icon={UsersRound} title={t('empty.title')} text={t('empty.text')} />
            )}
            {all.map(account => (
              <AccountGroups
                key={account.id}
                account={account}
                ringGroups={ringGroups.filter(({ accountId }) => accountId === account.id)}
                onNew={(accountId: AccountId) => setDraft(newDraft(accountId, ringGroups))}
                onEdit={group => setDraft(draftOf(group))}
                onRemove={setRemoving}
              />
            ))}
            {draft && <GroupDialog initial={draft} ringGroups={ringGroups} onClose={close} />}
            {removing && <RemoveDialog group={removing} onClose={close} />}
          </>
        )}
      </AnswerView>
    </div>
  )
}

/** [R4] Each call that rings moves a turn: asked anew whenever somebody rings or stops. */
function useTurns(again: () => void): void {
  const agents = useSession(session => session.agents)
  const ringing = Object.values(agents ?? {})
    .filter(({ state }) => state === 'ringing')
    .map(({ id }) => id)
    .join(' ')
  useEffect(() => {
    if (ringing !== '') again()
  }, [ringing, again])
}
