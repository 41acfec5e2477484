import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AccountId } from '#shared/domain/ids.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import partStyles from '../parts/Parts.module.css'
import { Section } from '../parts/Section.tsx'
import { GroupRow } from './GroupRow.tsx'
import { freeMode, modes } from './group-draft.ts'
import styles from './RingGroups.module.css'
import { WhoRings } from './WhoRings.tsx'

interface AccountGroupsProps {
  readonly account: WireAccount
  /** Of this account. */
  readonly ringGroups: readonly WireRingGroup[]
  readonly onNew: (accountId: AccountId) => void
  readonly onEdit: (group: WireRingGroup) => void
  readonly onRemove: (group: WireRingGroup) => void
}

/** One number: its groups in the order in which they are tried, and who would ring now. [R5] */
export function AccountGroups({ account, ringGroups, onNew, onEdit, onRemove }: AccountGroupsProps) {
  const { t } = useTranslation('ringGroups')
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const isFull = freeMode(account.id, ringGroups) === undefined
  const inOrder = ringGroups.toSorted((one, other) => modes.indexOf(one.mode) - modes.indexOf(other.mode))
  return (
    <Section
      title={account.name}
      aside={<span className={partStyles.headingNote}>{account.displayPhone}</span>}
    >
      {inOrder.map(group => (
        <GroupRow key={group.id} group={group} onEdit={onEdit} onRemove={onRemove} />
      ))}
      <WhoRings account={account} ringGroups={ringGroups} />
      <div className={styles.foot}>
        {isFull ? (
          <span className={partStyles.hint}>{t('bothUsed')}</span>
        ) : (
          <Button
            isDisabled={!isOnline}
            aria-label={t('newFor', { account: account.name })}
            onPress={() => onNew(account.id)}
          >
            <Icon icon={Plus} size={16} />
            {t('new')}
          </Button>
        )}
      </div>
    </Section>
  )
}
