import { FilterX } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { endReasons } from '#shared/domain/call.ts'
import type { AccountId, AgentId } from '#shared/domain/ids.ts'
import { useSession } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Select } from '../../ui/Select.tsx'
import { shortcuts } from '../../ui/shortcuts.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { DaysChoice } from '../days/DaysChoice.tsx'
import styles from './ReportFilters.module.css'
import { firstQuestion, isNarrowed, type ReportQuestion } from './report-question.ts'

interface ReportFiltersProps {
  readonly question: ReportQuestion
  readonly onChange: (question: ReportQuestion) => void
  /** Of everybody's calls: then it can be narrowed to one agent. */
  readonly isWhole: boolean
}

const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
  one.name.localeCompare(other.name)

/** [L3] Which calls: days, account, agent, direction, status, reason, and who. */
export function ReportFilters({ question, onChange, isWhole }: ReportFiltersProps) {
  const { t } = useTranslation(['report', 'common'])
  const change = (part: Partial<ReportQuestion>) => onChange({ ...question, ...part })
  const searchInput = useRef<HTMLInputElement>(null)
  useShortcuts({ search: () => searchInput.current?.focus() })
  const forget = () => {
    const { range, firstDay, lastDay } = question
    onChange({ ...firstQuestion, range, firstDay, lastDay })
  }
  return (
    <section aria-label={t('filters')} className={styles.filters}>
      <div className={styles.line}>
        <DaysChoice days={question} onChange={change} />
        <div className={styles.search}>
          <SearchField
            label={t('search')}
            clearLabel={t('common:clearSearch')}
            value={question.search}
            onChange={search => change({ search })}
            inputRef={searchInput}
            shortcut={shortcuts.search}
          />
        </div>
      </div>
      <div className={styles.line}>
        <Choices question={question} change={change} isWhole={isWhole} />
        {isNarrowed(question) && (
          <Button size="small" variant="quiet" onPress={forget}>
            <Icon icon={FilterX} size={16} />
            {t('everything')}
          </Button>
        )}
      </div>
    </section>
  )
}

interface PartProps {
  readonly question: ReportQuestion
  readonly change: (part: Partial<ReportQuestion>) => void
}

function Choices({ question, change, isWhole }: PartProps & { readonly isWhole: boolean }) {
  const { t } = useTranslation('report')
  const accounts = Object.values(useSession(session => session.accounts) ?? {}).sort(byName)
  const agents = Object.values(useSession(session => session.agents) ?? {}).sort(byName)
  return (
    <>
      <Select
        label={t('account')}
        value={question.accountId}
        onChange={accountId => change({ accountId })}
        options={[
          everything<AccountId>(t('everyAccount')),
          ...accounts.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {isWhole && (
        <Select
          label={t('agent')}
          value={question.agentId}
          onChange={agentId => change({ agentId })}
          options={[
            everything<AgentId>(t('everyAgent')),
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Select
        label={t('direction')}
        value={question.direction}
        onChange={direction => change({ direction })}
        options={[
          everything<'inbound' | 'outbound'>(t('everyDirection')),
          { value: 'inbound', label: t('incoming') },
          { value: 'outbound', label: t('outgoing') },
        ]}
      />
      <Select
        label={t('status')}
        value={question.status}
        onChange={status => change({ status })}
        options={[
          everything<'answered' | 'unanswered'>(t('everyStatus')),
          { value: 'answered', label: t('answered') },
          { value: 'unanswered', label: t('unanswered') },
        ]}
      />
      <Select
        label={t('why')}
        value={question.reason}
        onChange={reason => change({ reason })}
        options={[
          everything<(typeof endReasons)[number]>(t('everyReason')),
          ...endReasons.map(reason => ({ value: reason, label: t(`reason.${reason}`) })),
        ]}
      />
    </>
  )
}

/** The choice that does not narrow. */
const everything = <Value extends string>(label: string): { value: Value | ''; label: string } => ({
  value: '',
  label,
})
