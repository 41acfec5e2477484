import { useVirtualizer } from '@tanstack/react-virtual'
import { ChartNoAxesColumn, CircleAlert, SearchX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { useSession } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatePanel } from '../../ui/StatePanel.tsx'
import { ReportRow } from './ReportRow.tsx'
import styles from './ReportTable.module.css'
import { isNarrowed, type ReportQuestion } from './report-question.ts'
import type { ReportRows } from './use-report-rows.ts'

interface ReportTableProps {
  readonly rows: ReportRows
  readonly question: ReportQuestion
  readonly onRetry: () => void
}

/** The calls, or what stands in their place. */
export function ReportTable({ rows, question, onRetry }: ReportTableProps) {
  const { t } = useTranslation(['report', 'common'])
  const refusalText = useRefusalText()
  if (rows.rows.length > 0) return <Calls rows={rows} />
  if (rows.status === 'loading') return <Skeleton shape="rows" label={t('loading')} />
  if (rows.status === 'failed') {
    return (
      <StatePanel
        kind="error"
        icon={CircleAlert}
        title={t('failed')}
        text={rows.refusal ? refusalText(rows.refusal) : ''}
        action={<Button onPress={onRetry}>{t('common:retry')}</Button>}
      />
    )
  }
  return isNarrowed(question) ? (
    <StatePanel kind="empty" icon={SearchX} title={t('noneTitle')} text={t('noneText')} />
  ) : (
    <StatePanel kind="empty" icon={ChartNoAxesColumn} title={t('emptyTitle')} text={t('emptyText')} />
  )
}

const columns = [
  'started',
  'customer',
  'account',
  'agent',
  'outcome',
  'why',
  'rang',
  'talkedFor',
  'cost',
] as const
const rowHeight = 52

/** A table of any length, of which only what is in sight is in the page. */
function Calls({ rows: { rows, isStale, hasMore, loadMore } }: { readonly rows: ReportRows }) {
  const { t } = useTranslation('report')
  const accounts = useSession(session => session.accounts) ?? {}
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- the compiler may skip this component; nothing depends on it
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: index => rows[index]?.id ?? index,
    overscan: 12,
  })
  const shown = virtualizer.getVirtualItems()
  const last = shown.at(-1)
  const lastInSight = last?.index ?? -1
  useEffect(() => {
    if (hasMore && lastInSight >= rows.length - 20) loadMore()
  }, [hasMore, lastInSight, rows.length, loadMore])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reached by the keyboard, and a section may not be wider than the window
    <div ref={scroller} role="region" aria-label={t('calls')} className={styles.scroller} tabIndex={0}>
      <table className={styles.table} aria-rowcount={hasMore ? -1 : rows.length + 1} aria-busy={isStale}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(column => (
              <th key={column} scope="col" className={styles.head}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={shown[0]?.start ?? 0} />
          {shown.map(({ index, key }) => {
            const call = rows[index]
            if (!call) return null
            return (
              <tr
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                className={styles.row}
              >
                <ReportRow call={call} accountName={accounts[call.accountId]?.name ?? call.accountId} />
              </tr>
            )
          })}
          <Space height={virtualizer.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
      </table>
      {hasMore && <Skeleton shape="rows" count={1} label={t('loading')} />}
    </div>
  )
}

/** Stands for the rows that are out of sight. */
function Space({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null
}
