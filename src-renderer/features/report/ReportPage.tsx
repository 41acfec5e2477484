import { CloudOff, Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { includesRole } from '#shared/domain/role.ts'
import type { ReportExport } from '#shared/protocol/reports.ts'
import { useApi, useDesktop, useSession } from '../../store/desktop-context.ts'
import { useAnswer } from '../../store/use-answer.ts'
import { useTell, useToast } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useSettled } from '../../ui/use-settled.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ReportCharts } from './ReportCharts.tsx'
import { ReportFilters } from './ReportFilters.tsx'
import styles from './ReportPage.module.css'
import { filterOf, firstQuestion } from './report-question.ts'
import { firstSort } from './report-sort.ts'
import { ReportTable } from './ReportTable.tsx'
import { ReportTotals } from './ReportTotals.tsx'
import { SetByOrganisation } from '../settings/SetByOrganisation.tsx'
import { useMayExport } from '../settings/use-locked.ts'
import { useReportRows } from './use-report-rows.ts'

const typingPauseMs = 250
/** Today ends at midnight, also where the report stays open. */
const dayWatchMs = 60_000
const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** [L1] [L3] The call activity report: of everybody for supervisors and admins, of one's own calls for an agent. */
export function ReportPage() {
  const { t } = useTranslation('report')
  const role = useSession(session => session.me.role) ?? 'agent'
  const isWhole = includesRole(role, 'supervisor')
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const [question, setQuestion] = useState(firstQuestion)
  const [tab, setTab] = useState<'calls' | 'charts'>('calls')
  const [sort, setSort] = useState(firstSort)
  const [turn, setTurn] = useState(0)
  const now = useNow(dayWatchMs)
  const search = useSettled(question.search, typingPauseMs)
  const asked = { ...question, search }
  const filter = filterOf(asked, now, timeZone)
  const rows = useReportRows(isWhole ? 'report.calls' : 'report.ownCalls', { filter, sort }, turn)
  const { answer, again } = useAnswer({
    method: isWhole ? 'report.summary' : 'report.ownSummary',
    params: { filter },
  })
  const refresh = () => {
    setTurn(before => before + 1)
    again()
  }
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <PageHeader title={t('title')} about={isWhole ? undefined : t('own')}>
          <Button size="small" onPress={refresh} isDisabled={!isOnline}>
            {t('refresh')}
          </Button>
          {isWhole && (
            <ExportButton query={{ ...filter, sort }} isDisabled={!isOnline || rows.rows.length === 0} />
          )}
        </PageHeader>
      </header>
      <ReportFilters question={question} onChange={setQuestion} isWhole={isWhole} />
      {!isOnline && rows.rows.length > 0 && (
        <p className={styles.notice}>
          <Icon icon={CloudOff} size={16} />
          {t('offline')}
        </p>
      )}
      <ReportTotals answer={answer} />
      <Tabs
        label={t('views')}
        tabs={[
          { id: 'calls', label: t('calls') },
          { id: 'charts', label: t('charts') },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        {tab === 'calls' ? (
          <ReportTable rows={rows} question={asked} sort={sort} onSort={setSort} onRetry={refresh} />
        ) : (
          <ReportCharts answer={answer} onRetry={refresh} />
        )}
      </Tabs>
    </main>
  )
}

/** [L3] Where to is asked by the system, outside of the window, which sees neither the file nor the token. */
function ExportButton(props: { readonly query: ReportExport; readonly isDisabled: boolean }) {
  const { t } = useTranslation('report')
  const api = useApi()
  const tell = useTell()
  const toast = useToast()
  const mayExport = useMayExport()
  const [isSaving, setIsSaving] = useState(false)
  const save = async () => {
    setIsSaving(true)
    const outcome = await api.exportReport({ name: 'calls', query: props.query })
    setIsSaving(false)
    tell(outcome)
    if (outcome.ok && outcome.value.saved) toast('neutral', words => words.t('report:exported'))
  }
  return (
    <>
      {!mayExport && <SetByOrganisation />}
      <Button
        size="small"
        isDisabled={props.isDisabled || isSaving || !mayExport}
        onPress={() => void save()}
      >
        <Icon icon={Download} size={16} />
        {isSaving ? t('exporting') : t('export')}
      </Button>
    </>
  )
}
