import { GripVertical, X } from 'lucide-react'
import {
  Button as AriaButton,
  DropIndicator,
  GridList,
  GridListItem,
  useDragAndDrop,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AgentId } from '#shared/domain/ids.ts'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import { useSession } from '../../../store/desktop-context.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import fieldStyles from '../../../ui/Field.module.css'
import partStyles from '../parts/Parts.module.css'
import { AgentName } from './AgentName.tsx'
import { type GroupDraft, reordered } from './group-draft.ts'
import { OtherAgents } from './OtherAgents.tsx'
import styles from './RingGroups.module.css'

interface GroupMembersProps {
  readonly draft: GroupDraft
  /** The account's other groups. [R2] */
  readonly others: readonly WireRingGroup[]
  readonly onChange: (members: readonly AgentId[]) => void
}

/** [R4] The members in their order, moved by drag or by keyboard; below them who can be added. */
export function GroupMembers({ draft, others, onChange }: GroupMembersProps) {
  const { t } = useTranslation('ringGroups')
  const agents = useSession(session => session.agents) ?? {}
  const { members, mode } = draft
  const nameOf = (id: AgentId) => agents[id]?.name ?? id
  const memberOf = (key: string | number | undefined) => members.find(id => id === key)
  const label = t(mode === 'ring_all' ? 'dialog.membersAll' : 'dialog.members')
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys => [...keys].map(key => ({ 'text/plain': String(key) })),
    renderDropIndicator: target => <DropIndicator target={target} className={styles.dropHere} />,
    onReorder({ keys, target }) {
      const [moved, onto] = [memberOf([...keys][0]), memberOf(target.key)]
      if (!moved || !onto || target.dropPosition === 'on') return
      onChange(reordered(members, moved, onto, target.dropPosition))
    },
  })
  return (
    <div className={styles.memberField}>
      <span aria-hidden className={fieldStyles.label}>
        {label}
      </span>
      <GridList
        aria-label={label}
        items={members.map(id => ({ id }))}
        dependencies={[agents]}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className={styles.none}>{t('dialog.membersEmpty')}</p>}
        className={styles.order}
      >
        {({ id }) => (
          <GridListItem textValue={nameOf(id)} className={styles.orderItem}>
            <AriaButton
              slot="drag"
              aria-label={t('dialog.drag', { name: nameOf(id) })}
              className={styles.handle}
            >
              <Icon icon={GripVertical} size={16} />
            </AriaButton>
            <span className={styles.grow}>
              <AgentName id={id} />
            </span>
            <IconButton
              icon={X}
              size="small"
              label={t('dialog.takeOut', { name: nameOf(id) })}
              onPress={() => onChange(members.filter(member => member !== id))}
            />
          </GridListItem>
        )}
      </GridList>
      {members.length > 1 && <p className={partStyles.hint}>{t('dialog.membersHint')}</p>}
      <OtherAgents members={members} others={others} onAdd={id => onChange([...members, id])} />
    </div>
  )
}
