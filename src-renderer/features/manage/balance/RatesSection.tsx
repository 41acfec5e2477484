import { Coins, FileUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rate } from '#shared/domain/billing.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import { useAnswer } from '../../../store/use-answer.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import { AnswerView } from '../parts/AnswerView.tsx'
import { Section } from '../parts/Section.tsx'
import lines from '../parts/Lines.module.css'
import styles from './Balance.module.css'
import { CountryRate } from './CountryRate.tsx'
import { ImportDialog } from './ImportDialog.tsx'

/** [O5] What a started minute costs, by country and tier, for all accounts. */
export function RatesSection() {
  const { t } = useTranslation('balance')
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { answer, again } = useAnswer({ method: 'rates.list', params: {} })
  const [isImporting, setImporting] = useState(false)
  return (
    <Section title={t('rates.title')}>
      <AnswerView answer={answer} again={again}>
        {({ currency, rates }) => (
          <>
            {rates.length === 0 ? (
              <StatePanel
                kind="empty"
                icon={Coins}
                title={t('rates.empty.title')}
                text={t('rates.empty.text')}
              />
            ) : (
              <ul aria-label={t('rates.title')} className={lines.lines}>
                {byCountry(rates).map(tiers => (
                  <CountryRate key={tiers[0].countryCode} tiers={tiers} currency={currency} />
                ))}
              </ul>
            )}
            <div className={styles.foot}>
              <Button isDisabled={!isOnline} onPress={() => setImporting(true)}>
                <Icon icon={FileUp} size={16} />
                {t('rates.import')}
              </Button>
            </div>
            {isImporting && (
              <ImportDialog
                rates={rates}
                onClose={() => setImporting(false)}
                onImported={() => {
                  setImporting(false)
                  again()
                }}
              />
            )}
          </>
        )}
      </AnswerView>
    </Section>
  )
}

export type Tiers = readonly [Required<Rate>, ...Required<Rate>[]]

/** In the order of the list, each country's tiers together, the first tier first. */
function byCountry(rates: readonly Required<Rate>[]): readonly Tiers[] {
  const found = new Map<string, Tiers>()
  for (const rate of rates.toSorted((one, other) => one.fromMinute - other.fromMinute)) {
    const before = found.get(rate.countryCode)
    found.set(rate.countryCode, before ? [...before, rate] : [rate])
  }
  return [...found.values()].toSorted((one, other) => one[0].countryCode.localeCompare(other[0].countryCode))
}
