import { ReceiptText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { WireLedgerEntry } from '#shared/protocol/money.ts'
import { useBalance } from '../../../store/use-balance.ts'
import { type Pages, type ReadPages, usePages } from '../../../store/use-pages.ts'
import { useTell } from '../../../store/use-tell.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import { AnswerView } from '../parts/AnswerView.tsx'
import { Section } from '../parts/Section.tsx'
import styles from './Balance.module.css'
import { LedgerLine } from './LedgerLine.tsx'

/** Where an account's money came from and where it went, the newest line first; it grows as calls are charged. */
export function Ledger({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation('balance')
  const balance = useBalance(account.id)
  const { answer, again, more } = usePages(
    { method: 'balance.ledger', params: { accountId: account.id } },
    String(balance?.minor),
  )
  return (
    <Section title={t('ledger.title')}>
      <AnswerView answer={answer} again={again}>
        {pages => <Lines pages={pages} more={more} />}
      </AnswerView>
    </Section>
  )
}

interface LinesProps extends Pick<ReadPages<WireLedgerEntry>, 'more'> {
  readonly pages: Pages<WireLedgerEntry>
}

function Lines({ pages, more }: LinesProps) {
  const { t } = useTranslation('balance')
  const tell = useTell()
  const readOn = async () => {
    const refusal = await more()
    if (refusal) tell({ ok: false, refusal })
  }
  if (pages.entries.length === 0) {
    return (
      <StatePanel
        kind="empty"
        icon={ReceiptText}
        title={t('ledger.empty.title')}
        text={t('ledger.empty.text')}
      />
    )
  }
  return (
    <>
      <ol aria-label={t('ledger.lines')} className={styles.lines}>
        {pages.entries.map(entry => (
          <LedgerLine key={entry.id} entry={entry} />
        ))}
      </ol>
      {pages.nextCursor !== undefined && (
        <div className={styles.foot}>
          <Button onPress={() => void readOn()}>{t('ledger.more')}</Button>
        </div>
      )}
    </>
  )
}
