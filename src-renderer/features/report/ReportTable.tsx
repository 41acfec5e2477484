import { useVirtualizer } from '@tanstack/react-virtual'
import { ChartNoAxesColumn, CircleAlert, SearchX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportSort } from '#shared/protocol/reports.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { useSession } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatePanel } from '../../ui/StatePanel.tsx'
import { ReportHead } from './ReportHead.tsx'
import { ReportRow } from './ReportRow.tsx'
import styles from './ReportTable.module.css'
import { isNarrowed, type ReportQuestion } from './report-question.ts'
import type { ReportRows } from './use-report-rows.ts'

interface ReportTableProps {
  readonly rows: ReportRows
  readonly question: ReportQuestion
  readonly sort: ReportSort
  readonly onSort: (sort: ReportSort) => void
  readonly onRetry: () => void
}

/** The calls, or what stands in their place. */
export function ReportTable({ rows, question, sort, onSort, onRetry }: ReportTableProps) {
  const { t } = useTranslation(['report', 'common'])
  const refusalText = useRefusalText()
  if (rows.rows.length > 0) return <Calls rows={rows} sort={sort} onSort={onSort} onRetry={onRetry} />
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

const rowHeight = 52

/** A table of any length, of which only what is in sight is in the page. */
function Calls({ rows: found, sort, onSort, onRetry }: Omit<ReportTableProps, 'question'>) {
  const { rows, status, refusal, isStale, hasMore, loadMore } = found
  const { t } = useTranslation(['report', 'common'])
  const refusalText = useRefusalText()
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
  useEffect(() => {
    scroller.current?.scrollTo(0, 0)
  }, [sort])
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
          <ReportHead sort={sort} onSort={onSort} />
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
      {status === 'failed' && (
        <div role="alert" className={styles.failed}>
          {refusal ? refusalText(refusal) : t('failed')}
          <Button size="small" onPress={onRetry}>
            {t('common:retry')}
          </Button>
        </div>
      )}
      {hasMore && status !== 'failed' && <Skeleton shape="rows" count={1} label={t('loading')} />}
    </div>
  )
}

/** Stands for the rows that are out of sight. */
function Space({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null
}
