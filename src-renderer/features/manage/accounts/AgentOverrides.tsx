import { useTranslation } from 'react-i18next'
import type { AgentOverride } from '#shared/domain/agent-override.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { WireAgent } from '#shared/protocol/entities.ts'
import { useDesktop, useSession } from '../../../store/desktop-context.ts'
import { Select } from '../../../ui/Select.tsx'
import { Row } from '../parts/Row.tsx'
import { Section } from '../parts/Section.tsx'
import { useConfigure } from './use-configure.ts'

type Own = 'account' | 'on' | 'off'
type Direction = 'inbound' | 'outbound'

const ownOf = (setting: boolean | undefined): Own => {
  if (setting === undefined) return 'account'
  return setting ? 'on' : 'off'
}

/** [A2] For whom the account is otherwise; everybody is as the account until that is changed. */
export function AgentOverrides({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation('accounts')
  const agents = Object.values(useSession(session => session.agents) ?? {})
  const byName = agents.toSorted((one, other) => one.name.localeCompare(other.name))
  return (
    <Section title={t('agents.title')}>
      <Row label={t('agents.about')} hint={t('agents.aboutHint')} />
      {byName.map(agent => (
        <AgentRow key={agent.id} agent={agent} account={account} />
      ))}
    </Section>
  )
}

function AgentRow({ agent, account }: { readonly agent: WireAgent; readonly account: WireAccount }) {
  const { t } = useTranslation('accounts')
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { configure } = useConfigure(account.id)
  const { agentId: _, ...own }: AgentOverride = account.agentOverrides?.find(
    ({ agentId }) => agentId === agent.id,
  ) ?? { agentId: agent.id }

  const choose = (direction: Direction, choice: Own) => {
    const { [direction]: _before, ...other } = own
    const changed = choice === 'account' ? other : { ...other, [direction]: choice === 'on' }
    void configure({ agentOverrides: [{ agentId: agent.id, ...changed }] })
  }
  return (
    <Row label={agent.name}>
      {(['inbound', 'outbound'] as const).map(direction => (
        <Select<Own>
          key={direction}
          label={t(`agents.${direction}`, { name: agent.name })}
          isLabelHidden
          options={(['account', 'on', 'off'] as const).map(value => ({
            value,
            label: t(`agents.${direction}Choice.${value}`),
          }))}
          value={ownOf(own[direction])}
          onChange={choice => choose(direction, choice)}
          isDisabled={!isOnline}
        />
      ))}
    </Row>
  )
}
