import { Wallet } from 'lucide-react'
import { useLocale, VisuallyHidden } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { balanceState } from '#shared/domain/balance-state.ts'
import type { Money } from '#shared/domain/money.ts'
import { Icon } from '../../ui/Icon.tsx'
import { moneyWords } from '../../ui/money.ts'
import styles from './PermissionStrip.module.css'

interface BalanceProps {
  readonly balance: Money
  /** The account's own level. */
  readonly lowBalance: Money | undefined
}

/** [O6] What is left to call with; low and exhausted say so in words. */
export function Balance({ balance, lowBalance }: BalanceProps) {
  const { t } = useTranslation('consent')
  const { locale } = useLocale()
  const state = balanceState(balance, lowBalance)
  return (
    <span className={styles.balance} data-state={state} title={t('balance')}>
      <Icon icon={Wallet} size={14} />
      <VisuallyHidden elementType="span">{t('balance')}</VisuallyHidden>
      {moneyWords(balance, locale)}
      {state === 'low' && <span className={styles.note}>{t('balanceLow')}</span>}
      {state === 'exhausted' && <span className={styles.note}>{t('balanceExhausted')}</span>}
    </span>
  )
}
