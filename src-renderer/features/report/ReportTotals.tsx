import type { ReactNode } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '#shared/protocol/reports.ts'
import type { Answer } from '../../store/use-answer.ts'
import { moneyWords } from '../../ui/money.ts'
import { durationWords } from '../../ui/time.ts'
import styles from './ReportTotals.module.css'

/** What it comes to, at a glance; dashes until it is known. */
export function ReportTotals({ answer }: { readonly answer: Answer<ReportSummary> }) {
  const { t } = useTranslation('report')
  const { locale } = useLocale()
  const totals = answer.status === 'ready' ? answer.value.totals : undefined
  const count = new Intl.NumberFormat(locale)
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const rate = totals && totals.calls > 0 ? share.format(totals.answered / totals.calls) : undefined
  const wait = totals && totals.answered > 0 ? totals.waitMs / totals.answered : undefined
  return (
    <dl className={styles.totals} aria-busy={answer.status === 'loading'}>
      <Total name={t('calls')}>{totals && count.format(totals.calls)}</Total>
      <Total name={t('answered')} detail={rate}>
        {totals && count.format(totals.answered)}
      </Total>
      <Total name={t('unanswered')}>{totals && count.format(totals.unanswered)}</Total>
      <Total name={t('averageWait')}>{wait !== undefined && durationWords(wait, locale)}</Total>
      <Total name={t('talked')}>{totals && durationWords(totals.talkMs, locale)}</Total>
      <Total name={t('cost')}>{totals && moneyWords(totals.cost, locale)}</Total>
    </dl>
  )
}

interface TotalProps {
  readonly name: string
  readonly detail?: string
  readonly children: ReactNode
}

function Total({ name, detail, children }: TotalProps) {
  return (
    <div className={styles.total}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {children === undefined || children === false ? '–' : children}
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </dd>
    </div>
  )
}
