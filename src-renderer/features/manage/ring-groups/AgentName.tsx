import { VisuallyHidden } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AgentId } from '#shared/domain/ids.ts'
import { useSession } from '../../../store/desktop-context.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import styles from './RingGroups.module.css'

/** An agent and how present they are; the id alone of one who is not known any more. */
export function AgentName({ id }: { readonly id: AgentId }) {
  const { t } = useTranslation('presence')
  const agent = useSession(session => session.agents[id])
  const name = agent?.name ?? id
  const presence = agent?.presence ?? 'offline'
  return (
    <span className={styles.agent}>
      <Avatar name={name} id={id} size="small" />
      <span className={styles.agentName}>{name}</span>
      <span className={styles.presence} data-presence={presence} title={t(presence)} />
      <VisuallyHidden elementType="span">{t(presence)}</VisuallyHidden>
    </span>
  )
}
