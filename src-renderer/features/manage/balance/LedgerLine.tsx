import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WireLedgerEntry } from '#shared/protocol/money.ts'
import { moneyWords } from '../../../ui/money.ts'
import lines from '../parts/Lines.module.css'
import parts from '../parts/Parts.module.css'
import styles from './Balance.module.css'

/** When, why, how much, and what was left with it. */
export function LedgerLine({ entry }: { readonly entry: WireLedgerEntry }) {
  const { t } = useTranslation('balance')
  const { locale } = useLocale()
  const { at, reason, amount, balance, minute, call, by } = entry
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const customer = call?.customer.name ?? call?.customer.phone
  return (
    <li className={lines.line}>
      <time dateTime={at} className={lines.when}>
        {when.format(new Date(at))}
      </time>
      <div className={lines.what}>
        <p className={parts.strong}>{t(`ledger.reason.${reason}`)}</p>
        {customer !== undefined && (
          <p className={parts.hint}>
            {minute === undefined ? customer : t('ledger.minute', { customer, minute })}
          </p>
        )}
        {by && <p className={parts.hint}>{t('ledger.by', { name: by.name })}</p>}
      </div>
      <div className={styles.money}>
        <p className={parts.strong} data-rises={amount.minor > 0}>
          {amount.minor > 0 && '+'}
          {moneyWords(amount, locale)}
        </p>
        <p className={parts.hint}>{t('ledger.left', { balance: moneyWords(balance, locale) })}</p>
      </div>
    </li>
  )
}
