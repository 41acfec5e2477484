import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { countryOfCode } from '../../../ui/calling-code.ts'
import { moneyWords } from '../../../ui/money.ts'
import lines from '../parts/Lines.module.css'
import parts from '../parts/Parts.module.css'
import styles from './Balance.module.css'
import type { Tiers } from './RatesSection.tsx'

/** One country: its first price, and from which minute of the month on it is another. */
export function CountryRate({ tiers, currency }: { readonly tiers: Tiers; readonly currency: string }) {
  const { t } = useTranslation('balance')
  const { locale } = useLocale()
  const { countryCode } = tiers[0]
  const whole = new Intl.NumberFormat(locale)
  return (
    <li className={lines.line}>
      <div className={lines.what}>
        <p className={parts.strong}>{countryOfCode(countryCode, locale) ?? `+${countryCode}`}</p>
        <p className={parts.hint}>+{countryCode}</p>
      </div>
      <div className={styles.money}>
        {tiers.map(({ fromMinute, perMinuteMinor }) => {
          const price = t('rates.perMinute', {
            price: moneyWords({ currency, minor: perMinuteMinor }, locale),
          })
          return fromMinute === 0 ? (
            <p key={fromMinute}>{price}</p>
          ) : (
            <p key={fromMinute} className={parts.hint}>
              {t('rates.from', { price, minute: whole.format(fromMinute) })}
            </p>
          )
        })}
      </div>
    </li>
  )
}
