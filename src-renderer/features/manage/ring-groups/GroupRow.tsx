import { Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Row } from '../parts/Row.tsx'
import { AgentName } from './AgentName.tsx'
import styles from './RingGroups.module.css'

interface GroupRowProps {
  readonly group: WireRingGroup
  readonly onEdit: (group: WireRingGroup) => void
  readonly onRemove: (group: WireRingGroup) => void
}

/** One group: how it rings, and whom, in order. */
export function GroupRow({ group, onEdit, onRemove }: GroupRowProps) {
  const { t } = useTranslation('ringGroups')
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { name, mode, members, overflowSeconds } = group
  const Members = mode === 'round_robin' ? 'ol' : 'ul'
  return (
    <Row
      label={name}
      hint={
        <>
          <p>
            {t(`mode.${mode}`)} · {t('members', { count: members.length })}
          </p>
          {overflowSeconds !== undefined && <p>{t('overflowAfter', { count: overflowSeconds })}</p>}
          <Members aria-label={name} className={styles.members} data-mode={mode}>
            {members.map(id => (
              <li key={id} className={styles.member}>
                <AgentName id={id} />
              </li>
            ))}
          </Members>
        </>
      }
    >
      <IconButton
        icon={Pencil}
        label={t('editName', { name })}
        isDisabled={!isOnline}
        onPress={() => onEdit(group)}
      />
      <IconButton
        icon={Trash2}
        label={t('removeName', { name })}
        isDisabled={!isOnline}
        onPress={() => onRemove(group)}
      />
    </Row>
  )
}
