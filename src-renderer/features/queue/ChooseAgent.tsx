import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentId } from '#shared/domain/ids.ts'
import type { Outcome } from '#shared/ipc/outcome.ts'
import type { QueueAgent } from '#shared/protocol/queue.ts'
import { Select } from '../../ui/Select.tsx'
import { Confirm } from './Confirm.tsx'
import type { RowStore } from './row-store.ts'
import { useOrder } from './use-queue.ts'

interface ChooseAgentProps {
  readonly agents: RowStore<AgentId, QueueAgent>
  readonly title: string
  readonly text: string
  readonly action: string
  readonly canTake: (agent: QueueAgent) => boolean
  readonly choose: (agentId: AgentId) => Promise<Outcome<unknown>>
  readonly onClose: () => void
}

/** One of the agents who can take it now. */
export function ChooseAgent(props: ChooseAgentProps) {
  const { agents, title, text, action, canTake, choose, onClose } = props
  const { t } = useTranslation('queue')
  const { ids } = useOrder(agents)
  const able = ids.flatMap(id => agents.get(id) ?? []).filter(canTake)
  const [chosen, setChosen] = useState<AgentId | null>(null)
  const agentId = able.find(agent => agent.id === chosen)?.id ?? able[0]?.id
  return (
    <Confirm
      title={title}
      text={able.length === 0 ? t('noAgent') : text}
      action={action}
      isHarmless
      isReady={agentId !== undefined}
      confirm={async () => (agentId === undefined ? { ok: true, value: null } : choose(agentId))}
      onClose={onClose}
    >
      {agentId !== undefined && (
        <Select
          label={t('agent')}
          options={able.map(({ id, name }) => ({ value: id, label: name }))}
          value={agentId}
          onChange={setChosen}
        />
      )}
    </Confirm>
  )
}
