import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Row } from '../parts/Row.tsx'
import { Section } from '../parts/Section.tsx'
import { useConfigure } from './use-configure.ts'

const second = 1_000
const ringSecondsRange = {
  min: defaultPolicy.ringMsRange.min / second,
  max: defaultPolicy.ringMsRange.max / second,
}

/** Switches of an account, by the name that they have on the wire. [A3] [A4] [A6] [A7] [I1] */
const switches = [
  'inbound',
  'outbound',
  'callbackPermission',
  'missedCallConsent',
  'ringGroupWhenOwnerDisconnected',
] as const

/** [A3]–[A8] What calls the account has, and what follows from them. */
export function CallSettings({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation('accounts')
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { configure } = useConfigure(account.id)
  return (
    <Section title={t('calls.title')}>
      {switches.map(name => (
        <Row key={name} label={t(`calls.${name}`)} hint={t(`calls.${name}Hint`)}>
          <Switch
            label={t(`calls.${name}`)}
            isSelected={account[name] === true}
            isDisabled={!isOnline}
            onChange={isOn => void configure({ [name]: isOn })}
          />
        </Row>
      ))}
      <Row label={t('calls.ringSeconds')} hint={t('calls.ringSecondsHint', ringSecondsRange)}>
        <NumberField
          label={t('calls.ringSeconds')}
          isLabelHidden
          value={account.ringSeconds ?? defaultPolicy.ringMs / second}
          onChange={ringSeconds => void configure({ ringSeconds })}
          minValue={ringSecondsRange.min}
          maxValue={ringSecondsRange.max}
          step={5}
          isDisabled={!isOnline}
        />
      </Row>
      <Template key={account.consentTemplate} account={account} />
    </Section>
  )
}

/** The approved message that asks for consent outside the service window. */
function Template({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation(['accounts', 'manage'])
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { configure, isSaving } = useConfigure(account.id)
  const kept = account.consentTemplate ?? ''
  const [written, setWritten] = useState(kept)
  const isChanged = written.trim() !== kept
  return (
    <Row label={t('calls.consentTemplate')} hint={t('calls.consentTemplateHint')}>
      <TextField
        label={t('calls.consentTemplateName')}
        value={written}
        onChange={setWritten}
        maxLength={600}
      />
      <Button
        isDisabled={!isOnline || !isChanged || isSaving}
        onPress={() => void configure({ consentTemplate: written.trim() })}
      >
        {t(isSaving ? 'manage:saving' : 'manage:save')}
      </Button>
    </Row>
  )
}
