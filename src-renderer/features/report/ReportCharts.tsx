import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '#shared/protocol/reports.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import type { Answer } from '../../store/use-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { moneyWords } from '../../ui/money.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatePanel } from '../../ui/StatePanel.tsx'
import { BarChart } from './BarChart.tsx'
import styles from './ReportCharts.module.css'

interface ReportChartsProps {
  readonly answer: Answer<ReportSummary>
  readonly onRetry: () => void
}

/** [L3] By day, by hour, by time to answer, and what it cost: drawn, and as the numbers themselves. */
export function ReportCharts({ answer, onRetry }: ReportChartsProps) {
  const { t } = useTranslation(['report', 'common'])
  const refusalText = useRefusalText()
  switch (answer.status) {
    case 'loading':
      return <Skeleton shape="details" label={t('loading')} />
    case 'failed':
      return (
        <StatePanel
          kind="error"
          icon={CircleAlert}
          title={t('failed')}
          text={refusalText(answer.refusal)}
          action={<Button onPress={onRetry}>{t('common:retry')}</Button>}
        />
      )
    case 'ready':
      return <Charts summary={answer.value} />
  }
}

function Charts({ summary }: { readonly summary: ReportSummary }) {
  const { t } = useTranslation('report')
  const { locale } = useLocale()
  const [form, setForm] = useState<'drawn' | 'numbers'>('drawn')
  const { byDay, byHour, answerTimes, totals } = summary
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const count = new Intl.NumberFormat(locale)
  const money = (minor: number) => moneyWords({ ...totals.cost, minor }, locale)
  const outcomes = [
    { name: t('answered'), tone: 'answered' },
    { name: t('unanswered'), tone: 'unanswered' },
  ] as const
  const common = { isDrawn: form === 'drawn', format: (value: number) => count.format(value) }
  const days = byDay.map(bucket => ({ ...bucket, label: day.format(Date.parse(bucket.day)) }))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <section aria-label={t('charts')} className={styles.panel} tabIndex={0}>
      <div className={styles.tools}>
        <SegmentedControl
          label={t('form')}
          value={form}
          onChange={setForm}
          segments={[
            { value: 'drawn', label: t('drawn') },
            { value: 'numbers', label: t('numbers') },
          ]}
        />
        <p className={styles.zone}>{t('zone', { zone: summary.timeZone })}</p>
      </div>
      <div className={styles.charts}>
        <BarChart
          {...common}
          title={t('byDay')}
          axis={t('day')}
          series={outcomes}
          bars={days.map(({ label, answered, unanswered }) => ({ label, values: [answered, unanswered] }))}
        />
        <BarChart
          {...common}
          title={t('byHour')}
          axis={t('hour')}
          series={outcomes}
          bars={byHour.map(({ hour, answered, unanswered }) => ({
            label: `${String(hour).padStart(2, '0')}:00`,
            values: [answered, unanswered],
          }))}
        />
        <BarChart
          {...common}
          title={t('answerTimes')}
          axis={t('rang')}
          series={[{ name: t('answered'), tone: 'answered' }]}
          bars={answerTimes.map(({ fromMs, toMs, calls }) => ({
            label:
              toMs === null
                ? t('secondsOrMore', { from: fromMs / 1000 })
                : t('seconds', { from: fromMs / 1000, to: toMs / 1000 }),
            values: [calls],
          }))}
        />
        <BarChart
          {...common}
          format={money}
          title={t('costByDay')}
          axis={t('day')}
          series={[{ name: t('cost'), tone: 'money' }]}
          bars={days.map(({ label, cost }) => ({ label, values: [cost.minor] }))}
        />
      </div>
    </section>
  )
}
