import { Download, ScrollText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { auditActions, type AuditAction } from '#shared/domain/audit.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { AuditFilter, WireAuditEntry } from '#shared/protocol/audit.ts'
import { useApi, useDesktop, useSession } from '../../../store/desktop-context.ts'
import { type ReadPages, type Pages, usePages } from '../../../store/use-pages.ts'
import { useTell, useToast } from '../../../store/use-tell.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { Select } from '../../../ui/Select.tsx'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { classNames } from '../../../ui/class-names.ts'
import { AnswerView } from '../parts/AnswerView.tsx'
import lines from '../parts/Lines.module.css'
import parts from '../parts/Parts.module.css'
import styles from './Audit.module.css'
import { SetByOrganisation } from '../../settings/SetByOrganisation.tsx'
import { useMayExport } from '../../settings/use-locked.ts'
import { AuditLine } from './AuditLine.tsx'

const typingPauseMs = 250

interface Question {
  readonly actorId: AgentId | ''
  readonly action: AuditAction | ''
  readonly query: string
}

const filterOf = ({ actorId, action, query }: Question): AuditFilter => ({
  ...(actorId !== '' && { actorId }),
  ...(action !== '' && { action }),
  ...(query.trim() !== '' && { query: query.trim() }),
})

/** Who did what, and when: read, filtered, checked for tampering, and taken away as a file. */
export function AuditPanel() {
  const { t } = useTranslation('audit')
  const [question, setQuestion] = useState<Question>({ actorId: '', action: '', query: '' })
  const query = useSettled(question.query, typingPauseMs)
  const filter = filterOf({ ...question, query })
  const { answer, again, more } = usePages({ method: 'audit.list', params: { filter } })
  return (
    <div className={parts.panel}>
      <p className={parts.about}>{t('about')}</p>
      <Filters question={question} onChange={setQuestion} />
      <Actions filter={filter} />
      <AnswerView answer={answer} again={again}>
        {pages => <Lines pages={pages} more={more} />}
      </AnswerView>
    </div>
  )
}

function Filters(props: { readonly question: Question; readonly onChange: (question: Question) => void }) {
  const { t } = useTranslation(['audit', 'common'])
  const { question } = props
  const change = (part: Partial<Question>) => props.onChange({ ...question, ...part })
  const agents = Object.values(useSession(session => session.agents) ?? {})
  return (
    <section aria-label={t('filters')} className={lines.filters}>
      <Select<AgentId | ''>
        label={t('who')}
        value={question.actorId}
        onChange={actorId => change({ actorId })}
        options={[
          { value: '', label: t('anybody') },
          ...agents
            .toSorted((one, other) => one.name.localeCompare(other.name))
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select<AuditAction | ''>
        label={t('what')}
        value={question.action}
        onChange={action => change({ action })}
        options={[
          { value: '', label: t('anything') },
          ...auditActions.map(value => ({ value, label: t(`action.${value}`) })),
        ]}
      />
      <div className={styles.search}>
        <SearchField
          label={t('search')}
          clearLabel={t('common:clearSearch')}
          value={question.query}
          onChange={query => change({ query })}
        />
      </div>
    </section>
  )
}

function Actions({ filter }: { readonly filter: AuditFilter }) {
  const { t } = useTranslation('audit')
  const api = useApi()
  const tell = useTell()
  const toast = useToast()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const mayExport = useMayExport()
  const verify = async () => {
    const outcome = await api.request({ method: 'audit.verify', params: {} })
    tell(outcome)
    if (!outcome.ok) return
    const { value } = outcome
    if (value.intact) toast('neutral', words => words.t('audit:intact', { count: value.entries }))
    else toast('negative', words => words.t('audit:broken', { seq: value.brokenAt }))
  }
  const save = async () => {
    const outcome = await api.exportReport({ name: 'audit', query: filter })
    tell(outcome)
    if (outcome.ok && outcome.value.saved) toast('neutral', words => words.t('audit:exported'))
  }
  return (
    <div className={styles.actions}>
      <Button size="small" isDisabled={!isOnline} onPress={() => void verify()}>
        <Icon icon={ShieldCheck} size={16} />
        {t('verify')}
      </Button>
      {!mayExport && <SetByOrganisation />}
      <Button size="small" isDisabled={!isOnline || !mayExport} onPress={() => void save()}>
        <Icon icon={Download} size={16} />
        {t('export')}
      </Button>
    </div>
  )
}

interface LinesProps extends Pick<ReadPages<WireAuditEntry>, 'more'> {
  readonly pages: Pages<WireAuditEntry>
}

function Lines({ pages, more }: LinesProps) {
  const { t } = useTranslation('audit')
  const tell = useTell()
  const readOn = async () => {
    const refusal = await more()
    if (refusal) tell({ ok: false, refusal })
  }
  if (pages.entries.length === 0) {
    return <StatePanel kind="empty" icon={ScrollText} title={t('empty')} text={t('emptyText')} />
  }
  return (
    <>
      <ol aria-label={t('log')} className={classNames(lines.lines, styles.log)}>
        {pages.entries.map(entry => (
          <AuditLine key={entry.seq} entry={entry} />
        ))}
      </ol>
      {pages.nextCursor !== undefined && <Button onPress={() => void readOn()}>{t('more')}</Button>}
    </>
  )
}
