import { ArrowDown, ArrowUp } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ReportSort } from '#shared/protocol/reports.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ReportHead.module.css'
import { directionIn, nextSort, type SortedBy } from './report-sort.ts'

/** The columns, and by what the rows are sorted where one is pressed. */
const columns: readonly (readonly [name: ColumnName, by?: SortedBy])[] = [
  ['started', 'offeredAt'],
  ['customer'],
  ['account'],
  ['agent'],
  ['outcome'],
  ['rang', 'ringMs'],
  ['talkedFor', 'talkMs'],
  ['cost', 'cost'],
]
type ColumnName = 'started' | 'customer' | 'account' | 'agent' | 'outcome' | 'rang' | 'talkedFor' | 'cost'

interface ReportHeadProps {
  readonly sort: ReportSort
  readonly onSort: (sort: ReportSort) => void
}

/** The headings; what can be measured sorts the report, the highest first and then the lowest. */
export function ReportHead({ sort, onSort }: ReportHeadProps) {
  const { t } = useTranslation('report')
  return (
    <tr aria-rowindex={1}>
      {columns.map(([name, by]) => {
        if (by === undefined) {
          return (
            <th key={name} scope="col" className={styles.head}>
              {t(name)}
            </th>
          )
        }
        const direction = directionIn(sort, by)
        return (
          <th key={name} scope="col" className={styles.head} aria-sort={direction ?? 'none'}>
            <Button className={styles.sort ?? ''} onPress={() => onSort(nextSort(sort, by))}>
              {t(name)}
              <Icon
                icon={direction === 'ascending' ? ArrowUp : ArrowDown}
                size={14}
                className={classNames(styles.arrow, direction === undefined && styles.idle)}
              />
            </Button>
          </th>
        )
      })}
    </tr>
  )
}
