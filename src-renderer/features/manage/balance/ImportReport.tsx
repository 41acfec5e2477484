import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Rate } from '#shared/domain/billing.ts'
import { type RateDifference, rateDifferences, readRateCard } from '#shared/domain/rate-card.ts'
import type { Result } from '#shared/protocol/methods.ts'
import { countryOfCode } from '../../../ui/calling-code.ts'
import { moneyWords } from '../../../ui/money.ts'
import parts from '../parts/Parts.module.css'
import styles from './Balance.module.css'

type Report = Result<'rates.import'>

/** Of a long list the first ones are enough to see what is meant. */
const shown = 50

interface ImportReportProps {
  readonly name: string
  readonly csv: string
  readonly report: Report
  readonly rates: readonly Required<Rate>[]
}

/** What the platform found in a file: each fault with its place, or each rate that would be another. */
export function ImportReport({ name, csv, report, rates }: ImportReportProps) {
  const { t } = useTranslation('balance')
  const { faults, changes, currency } = report
  if (faults.length > 0) return <Faults name={name} faults={faults} />
  const differences = rateDifferences(rates, readRateCard(csv, currency).rates)
  return (
    <section aria-label={t('import.changes')}>
      <output className={parts.strong}>
        {differences.length === 0 ? t('import.noChange', { name }) : t('import.counts', { name, ...changes })}
      </output>
      {differences.length > 0 && (
        <ul aria-label={t('import.changes')} className={styles.findings}>
          {differences.slice(0, shown).map(difference => (
            <li key={JSON.stringify(difference.rate)} className={styles.finding}>
              <Difference difference={difference} currency={currency} />
            </li>
          ))}
        </ul>
      )}
      <AndMore count={differences.length - shown} />
    </section>
  )
}

function Faults({ name, faults }: { readonly name: string; readonly faults: Report['faults'] }) {
  const { t } = useTranslation('balance')
  return (
    <section aria-label={t('import.faults')}>
      <p role="alert" className={parts.problem}>
        {t('import.faulty', { name, count: faults.length })}
      </p>
      <ul aria-label={t('import.faults')} className={styles.findings}>
        {faults.slice(0, shown).map(({ code, line, column, value }) => (
          <li key={`${line} ${column} ${code}`} className={styles.finding}>
            <p className={parts.strong}>{t('import.place', { line, column })}</p>
            <p className={parts.hint}>{t(`import.fault.${code}`, { value })}</p>
          </li>
        ))}
      </ul>
      <AndMore count={faults.length - shown} />
    </section>
  )
}

function AndMore({ count }: { readonly count: number }) {
  const { t } = useTranslation('balance')
  return count > 0 ? <p className={parts.hint}>{t('import.more', { count })}</p> : null
}

interface DifferenceProps {
  readonly difference: RateDifference
  readonly currency: string
}

function Difference({ difference, currency }: DifferenceProps) {
  const { t } = useTranslation('balance')
  const { locale } = useLocale()
  const { countryCode, fromMinute, perMinuteMinor } = difference.rate
  const price = (minor: number) => moneyWords({ currency, minor }, locale)
  const country = [countryOfCode(countryCode, locale), `+${countryCode}`].filter(Boolean).join(' ')
  const minute = new Intl.NumberFormat(locale).format(fromMinute)
  const which = fromMinute === 0 ? country : t('import.tier', { country, minute })
  const now = price(perMinuteMinor)
  const words =
    difference.kind === 'changed'
      ? t('import.changed', { before: price(difference.beforeMinor), now })
      : t(`import.${difference.kind}`, { now })
  return (
    <>
      <p className={parts.strong}>{which}</p>
      <p className={parts.hint}>{words}</p>
    </>
  )
}
