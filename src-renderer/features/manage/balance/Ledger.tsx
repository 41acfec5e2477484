import { ReceiptText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { WireLedgerEntry } from '#shared/protocol/money.ts'
import { useBalance } from '../../../store/use-balance.ts'
import { type Pages, type ReadPages, usePages } from '../../../store/use-pages.ts'
import { useTell } from '../../../store/use-tell.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { AnswerView } from '../parts/AnswerView.tsx'
import { Section } from '../parts/Section.tsx'
import lines from '../parts/Lines.module.css'
import styles from './Balance.module.css'
import { everything, filterOf, type LedgerQuestion } from './ledger-question.ts'
import { LedgerFilters } from './LedgerFilters.tsx'
import { LedgerLine } from './LedgerLine.tsx'

/** A day begins while the statement is open. */
const everyMinute = 60_000

/** Where an account's money came from and where it went, the newest line first; it grows as calls are charged. */
export function Ledger({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation('balance')
  const balance = useBalance(account.id)
  const [question, setQuestion] = useState<LedgerQuestion>(everything)
  const filter = filterOf(question, useNow(everyMinute))
  const { answer, again, more } = usePages(
    { method: 'balance.ledger', params: { accountId: account.id, filter } },
    String(balance?.minor),
  )
  return (
    <Section title={t('ledger.title')}>
      <LedgerFilters question={question} onChange={setQuestion} />
      <AnswerView answer={answer} again={again}>
        {pages => <Lines pages={pages} more={more} isNarrowed={question !== everything} />}
      </AnswerView>
    </Section>
  )
}

interface LinesProps extends Pick<ReadPages<WireLedgerEntry>, 'more'> {
  readonly pages: Pages<WireLedgerEntry>
  readonly isNarrowed: boolean
}

function Lines({ pages, more, isNarrowed }: LinesProps) {
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
        title={t(isNarrowed ? 'ledger.none.title' : 'ledger.empty.title')}
        text={t(isNarrowed ? 'ledger.none.text' : 'ledger.empty.text')}
      />
    )
  }
  return (
    <>
      <ol aria-label={t('ledger.lines')} className={lines.lines}>
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
