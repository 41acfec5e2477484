import { useState } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { usualLowBalance } from '#shared/domain/balance-state.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { moneyWords, typedMinor, typedMoney } from '../../../ui/money.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useConfigure } from '../accounts/use-configure.ts'
import { Row } from '../parts/Row.tsx'

interface LowBalanceLevelProps {
  readonly account: WireAccount
  readonly currency: string
}

/** [O6] Below which balance everybody is told; left empty, the usual level. */
export function LowBalanceLevel({ account, currency }: LowBalanceLevelProps) {
  const { t } = useTranslation(['balance', 'manage'])
  const { locale } = useLocale()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { configure, isSaving } = useConfigure(account.id)
  const kept = account.lowBalance ? typedMoney(account.lowBalance, locale) : ''
  const [written, setWritten] = useState(kept)
  const isEmpty = written.trim() === ''
  const minor = typedMinor(written, currency, locale)
  const isRead = isEmpty || minor !== undefined
  const usual = moneyWords(usualLowBalance(currency), locale)
  const save = () => {
    if (isEmpty) void configure({ lowBalance: null })
    else if (minor !== undefined) void configure({ lowBalance: { currency, minor } })
  }
  return (
    <Row label={t('low.title')} hint={t('low.hint', { usual })}>
      <TextField
        label={t('low.level')}
        inputMode="decimal"
        value={written}
        onChange={setWritten}
        placeholder={usual}
        isInvalid={!isRead}
        errorMessage={t('notAmount')}
        maxLength={24}
      />
      <Button isDisabled={!isOnline || !isRead || isSaving || written.trim() === kept} onPress={save}>
        {t(isSaving ? 'manage:saving' : 'manage:save')}
      </Button>
    </Row>
  )
}
