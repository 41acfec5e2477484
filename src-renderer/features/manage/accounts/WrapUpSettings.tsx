import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAccount } from '#shared/protocol/account.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { Row } from '../parts/Row.tsx'
import { Section } from '../parts/Section.tsx'
import styles from './Accounts.module.css'
import { useConfigure } from './use-configure.ts'

/** How long agents have for the note after a call, and what may come of one. */
export function WrapUpSettings({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation('accounts')
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { configure } = useConfigure(account.id)
  return (
    <Section title={t('wrapUp.title')}>
      <Row label={t('wrapUp.seconds')} hint={t('wrapUp.secondsHint')}>
        <NumberField
          label={t('wrapUp.seconds')}
          isLabelHidden
          value={account.wrapUpSeconds ?? 0}
          onChange={wrapUpSeconds => void configure({ wrapUpSeconds })}
          minValue={0}
          maxValue={600}
          step={5}
          isDisabled={!isOnline}
        />
      </Row>
      <Dispositions key={account.dispositions?.join('\n')} account={account} />
    </Section>
  )
}

/** The limits of the wire contract. */
const mostDispositions = 30
const longestDisposition = 100

function Dispositions({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation(['accounts', 'manage'])
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { configure, isSaving } = useConfigure(account.id)
  const kept = (account.dispositions ?? []).join('\n')
  const [written, setWritten] = useState(kept)
  const lines = written.split('\n').map(line => line.trim().slice(0, longestDisposition).trim())
  const dispositions = [...new Set(lines)].filter(line => line !== '').slice(0, mostDispositions)
  return (
    <Row label={t('wrapUp.dispositions')} hint={t('wrapUp.dispositionsHint')}>
      <div className={styles.lines}>
        <TextArea
          label={t('wrapUp.dispositions')}
          placeholder={t('wrapUp.dispositionsPlaceholder')}
          value={written}
          onChange={setWritten}
        />
      </div>
      <Button
        isDisabled={!isOnline || isSaving || dispositions.join('\n') === kept}
        onPress={() => void configure({ dispositions })}
      >
        {t(isSaving ? 'manage:saving' : 'manage:save')}
      </Button>
    </Row>
  )
}
