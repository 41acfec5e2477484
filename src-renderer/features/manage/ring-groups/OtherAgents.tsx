import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentId } from '#shared/domain/ids.ts'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import { useSession } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import fieldStyles from '../../../ui/Field.module.css'
import { SearchField } from '../../../ui/SearchField.tsx'
import partStyles from '../parts/Parts.module.css'
import { AgentName } from './AgentName.tsx'
import styles from './RingGroups.module.css'

/** From so many agents on there is a search above them. */
const searchedFrom = 8

interface OtherAgentsProps {
  readonly members: readonly AgentId[]
  readonly others: readonly WireRingGroup[]
  readonly onAdd: (id: AgentId) => void
}

/** Who is not in the group: to be added, or where they are already. [R2] */
export function OtherAgents({ members, others, onAdd }: OtherAgentsProps) {
  const { t } = useTranslation(['ringGroups', 'common'])
  const agents = Object.values(useSession(session => session.agents) ?? {})
  const [search, setSearch] = useState('')
  const free = agents
    .filter(({ id }) => !members.includes(id))
    .toSorted((one, other) => one.name.localeCompare(other.name))
  const found = free.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <>
      <span aria-hidden className={fieldStyles.label}>
        {t('dialog.others')}
      </span>
      {free.length >= searchedFrom && (
        <SearchField
          label={t('dialog.find')}
          clearLabel={t('common:clearSearch')}
          value={search}
          onChange={setSearch}
        />
      )}
      {found.length === 0 && <p className={styles.none}>{t('dialog.noOthers')}</p>}
      {found.length > 0 && (
        <ul aria-label={t('dialog.others')} className={styles.others}>
          {found.map(({ id, name }) => {
            const taken = others.find(group => group.members.includes(id))
            return (
              <li key={id} className={styles.other}>
                <span className={styles.grow}>
                  <AgentName id={id} />
                  {taken && (
                    <span className={partStyles.hint}>{t('dialog.inOther', { group: taken.name })}</span>
                  )}
                </span>
                {!taken && (
                  <Button size="small" aria-label={t('dialog.addName', { name })} onPress={() => onAdd(id)}>
                    {t('dialog.add')}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
