import { useId } from 'react'
import { VisuallyHidden } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import styles from './BarChart.module.css'

export interface BarChartProps {
  readonly title: string
  /** What the bars stand for. */
  readonly axis: string
  /** The parts of each bar, from its foot upwards. */
  readonly series: readonly { readonly name: string; readonly tone: 'answered' | 'unanswered' | 'money' }[]
  readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[]
  readonly format: (value: number) => string
  /** Else the numbers are shown in its place. */
  readonly isDrawn: boolean
}

/** Labels that fit below a chart. */
const mostLabels = 8
/** Of the space that a bar has. */
const barShare = 0.72

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** Bars of stacked parts. Who cannot see them has the table with the same numbers, also where it is not shown. */
export function BarChart({ title, axis, series, bars, format, isDrawn }: BarChartProps) {
  const { t } = useTranslation('report')
  const titleId = useId()
  const highest = Math.max(0, ...bars.map(bar => sum(bar.values)))
  const table = <Numbers titleId={titleId} axis={axis} series={series} bars={bars} format={format} />
  return (
    <figure aria-labelledby={titleId} className={styles.chart}>
      <figcaption id={titleId} className={styles.title}>
        {title}
      </figcaption>
      {!isDrawn && table}
      {isDrawn && (
        <>
          {highest === 0 ? (
            <p className={styles.nothing}>{t('nothing')}</p>
          ) : (
            <div aria-hidden className={styles.drawing}>
              <span className={styles.highest}>{format(highest)}</span>
              <Bars series={series} bars={bars} format={format} highest={highest} />
              <Labels bars={bars} />
              {series.length > 1 && <Legend series={series} />}
            </div>
          )}
          <VisuallyHidden>{table}</VisuallyHidden>
        </>
      )}
    </figure>
  )
}

type Drawn = Pick<BarChartProps, 'series' | 'bars' | 'format'>

function Bars({ series, bars, format, highest }: Drawn & { readonly highest: number }) {
  return (
    <svg viewBox={`0 0 ${bars.length} 100`} preserveAspectRatio="none" className={styles.bars}>
      {bars.map(({ label, values }, index) => (
        <g key={label}>
          <title>
            {`${label}: ${values.map((value, at) => `${series[at]?.name ?? ''} ${format(value)}`).join(', ')}`}
          </title>
          {values.map((value, at) => {
            const below = sum(values.slice(0, at))
            const part = series[at]
            return part && value > 0 ? (
              <rect
                key={part.name}
                x={index + (1 - barShare) / 2}
                width={barShare}
                y={100 - ((below + value) / highest) * 100}
                height={(value / highest) * 100}
                className={styles[part.tone]}
              />
            ) : null
          })}
        </g>
      ))}
    </svg>
  )
}

/** As many as can be read, evenly spaced. */
function Labels({ bars }: Pick<BarChartProps, 'bars'>) {
  const every = Math.ceil(bars.length / mostLabels)
  return (
    <div className={styles.labels}>
      {bars.map(({ label }, index) => (
        <span key={label} className={styles.label}>
          {index % every === 0 && <span className={styles.labelText}>{label}</span>}
        </span>
      ))}
    </div>
  )
}

function Legend({ series }: Pick<BarChartProps, 'series'>) {
  return (
    <div className={styles.legend}>
      {series.map(({ name, tone }) => (
        <span key={name} className={styles.entry}>
          <svg viewBox="0 0 10 10" className={styles.swatch}>
            <rect width="10" height="10" className={styles[tone]} />
          </svg>
          {name}
        </span>
      ))}
    </div>
  )
}

function Numbers(props: Drawn & { readonly titleId: string; readonly axis: string }) {
  const { titleId, axis, series, bars, format } = props
  return (
    <table aria-labelledby={titleId} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{axis}</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {series.map(({ name }, at) => (
              <td key={name}>{format(values[at] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
