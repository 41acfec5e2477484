import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountId } from '#shared/domain/ids.ts'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import { useRefusalText } from '../../../i18n/use-refusal-text.ts'
import { useApi, useSession } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { ChoiceList } from '../../../ui/ChoiceList.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import partStyles from '../parts/Parts.module.css'
import { type GroupDraft, modes, onAccount, othersOf, savable } from './group-draft.ts'
import { GroupMembers } from './GroupMembers.tsx'
import { Overflow } from './Overflow.tsx'

interface GroupDialogProps {
  readonly initial: GroupDraft
  readonly ringGroups: readonly WireRingGroup[]
  readonly onClose: (hasChanged: boolean) => void
}

/** [R1] Writes a group; what stands against it is said beside the field, by the platform's own rules. [R2] [R5] */
export function GroupDialog({ initial, ringGroups, onClose }: GroupDialogProps) {
  const { t } = useTranslation(['ringGroups', 'manage', 'common'])
  const api = useApi()
  const refusalText = useRefusalText()
  const accounts = Object.values(useSession(session => session.accounts) ?? {})
  const [draft, setDraft] = useState(initial)
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const params = savable(draft, ringGroups)
  const others = othersOf(draft, ringGroups)
  const change = (part: Partial<GroupDraft>) => setDraft(before => ({ ...before, ...part }))

  const save = async () => {
    if (!params) return
    setSaving(true)
    setProblem(null)
    const outcome = await api.request({ method: 'ringGroups.save', params })
    if (outcome.ok) return onClose(true)
    setProblem(refusalText(outcome.refusal))
    setSaving(false)
  }

  const choices = modes.map(mode => {
    const taken = others.find(group => group.mode === mode)
    return {
      value: mode,
      label: t(`mode.${mode}`),
      hint: taken ? t('modeTaken', { group: taken.name }) : t(`modeHint.${mode}`),
      isDisabled: taken !== undefined,
    }
  })

  return (
    <Dialog
      title={t(initial.id === undefined ? 'dialog.createTitle' : 'dialog.editTitle')}
      isOpen
      onClose={() => onClose(false)}
      actions={
        <>
          <Button onPress={() => onClose(false)}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={params === null || isSaving} onPress={() => void save()}>
            {t(isSaving ? 'manage:saving' : 'manage:save')}
          </Button>
        </>
      }
    >
      <div className={partStyles.form}>
        <TextField
          label={t('dialog.name')}
          value={draft.name}
          onChange={name => change({ name })}
          maxLength={100}
        />
        {accounts.length > 1 && initial.id === undefined && (
          <Select<AccountId>
            label={t('dialog.account')}
            options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.accountId}
            onChange={accountId => setDraft(before => onAccount(before, accountId, ringGroups))}
          />
        )}
        <ChoiceList
          label={t('dialog.mode')}
          choices={choices}
          value={draft.mode}
          onChange={mode => change({ mode })}
        />
        {draft.mode === 'round_robin' && (
          <Overflow
            seconds={draft.overflowSeconds}
            onChange={overflowSeconds => change({ overflowSeconds })}
          />
        )}
        <GroupMembers draft={draft} others={others} onChange={members => change({ members })} />
        {draft.name.trim() === '' && <p className={partStyles.hint}>{t('dialog.nameMissing')}</p>}
        {draft.members.length === 0 && <p className={partStyles.hint}>{t('dialog.membersMissing')}</p>}
        {problem !== null && (
          <p role="alert" className={partStyles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
