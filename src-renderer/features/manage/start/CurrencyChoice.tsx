import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { usualCurrencies } from '#shared/domain/usual-currency.ts'
import { Select } from '../../../ui/Select.tsx'
import { Row } from '../parts/Row.tsx'

interface CurrencyChoiceProps {
  readonly currency: string
  readonly onChoose: (currency: string) => void
}

/** [O5] In what the voice balance of the first number is kept, and with it every rate; it cannot be changed later. */
export function CurrencyChoice({ currency, onChoose }: CurrencyChoiceProps) {
  const { t } = useTranslation('firstRun')
  const { locale } = useLocale()
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return (
    <Row label={t('connect.currency')} hint={t('connect.currencyHint')}>
      <Select
        label={t('connect.currency')}
        isLabelHidden
        value={currency}
        onChange={onChoose}
        options={usualCurrencies.map(code => ({
          value: code,
          label: `${code} · ${names.of(code) ?? code}`,
        }))}
      />
    </Row>
  )
}
