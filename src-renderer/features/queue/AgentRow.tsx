import { BellRing, Circle, CircleDot, CircleSlash, Ellipsis } from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentId } from '#shared/domain/ids.ts'
import type { QueueAgent } from '#shared/protocol/queue.ts'
import { useTell, useToast } from '../../store/use-tell.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { Confirm } from './Confirm.tsx'
import styles from './Queue.module.css'
import type { QueueStore } from './queue-store.ts'
import { useRow } from './use-queue.ts'
import { useSupervise } from './use-supervise.ts'
import { Waited } from './Waited.tsx'

interface AgentRowProps {
  readonly store: QueueStore
  readonly id: AgentId
  readonly isActive: boolean
}

/** One agent: how present, what doing and since when, and what the day has brought. */
export const AgentRow = memo(function AgentRow({ store, id, isActive }: AgentRowProps) {
  const { t } = useTranslation(['queue', 'presence'])
  const agent = useRow(store.agents, id)
  if (!agent) return null
  const { name, presence, state, since, answeredToday = 0, missedToday = 0 } = agent
  const doing = state === 'free' ? t(`presence:${presence}`) : t(`state.${state}`)
  return (
    <div className={styles.agent}>
      <Avatar name={name} id={id} />
      <span className={styles.who}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.detail}>
          <span data-state={state === 'free' ? presence : state} className={styles.doing}>
            {doing}
          </span>
          {since !== undefined && <Waited since={Date.parse(since)} isWait={false} />}
        </span>
      </span>
      <span className={styles.day}>
        <span>{t('answeredToday', { count: answeredToday })}</span>
        <span>{t('missedToday', { count: missedToday })}</span>
      </span>
      <AgentMenu agent={agent} isActive={isActive} />
    </div>
  )
})

const maxNudge = 280

function AgentMenu({ agent, isActive }: { readonly agent: QueueAgent; readonly isActive: boolean }) {
  const { t } = useTranslation(['queue', 'presence'])
  const supervise = useSupervise()
  const tell = useTell()
  const toast = useToast()
  const [isNudging, setNudging] = useState(false)
  const [text, setText] = useState('')
  const { id: agentId, name, presence } = agent
  const act = (action: string) => {
    if (action === 'nudge') return setNudging(true)
    if (action === 'online' || action === 'away' || action === 'offline') {
      void supervise({ method: 'agents.setPresence', params: { agentId, status: action } }).then(tell)
    }
  }
  const nudge = async () => {
    const words = text.trim()
    const params = { agentId, ...(words !== '' && { text: words }) }
    const outcome = await supervise({ method: 'agents.nudge', params })
    if (outcome.ok) toast('neutral', said => said.t('queue:nudged', { name }))
    return outcome
  }
  const presences = [
    { id: 'online', icon: CircleDot },
    { id: 'away', icon: Circle },
    { id: 'offline', icon: CircleSlash },
  ] as const
  return (
    <>
      <Menu
        label={t('actionsFor', { name })}
        entries={[
          { id: 'nudge', label: t('action.nudge'), icon: BellRing },
          ...presences.map(({ id, icon }) => ({
            id,
            icon,
            label: t('action.setPresence', { presence: t(`presence:${id}`) }),
            isSelected: presence === id,
          })),
        ]}
        onAction={act}
      >
        <IconButton
          icon={Ellipsis}
          label={t('actionsFor', { name })}
          size="small"
          excludeFromTabOrder={!isActive}
          data-row-action=""
        />
      </Menu>
      {isNudging && (
        <Confirm
          title={t('nudgeTitle', { name })}
          text={t('nudgeText')}
          action={t('action.nudgeNow')}
          isHarmless
          confirm={nudge}
          onClose={() => setNudging(false)}
        >
          <TextArea label={t('nudgeLabel')} value={text} onChange={setText} maxLength={maxNudge} />
        </Confirm>
      )}
    </>
  )
}
