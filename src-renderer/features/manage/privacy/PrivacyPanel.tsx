import { Download, FileSearch, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerIdSchema, type AccountId, type CustomerId } from '#shared/domain/ids.ts'
import { useApi, useDesktop, useSession } from '../../../store/desktop-context.ts'
import { useAnswer } from '../../../store/use-answer.ts'
import { useTell, useToast } from '../../../store/use-tell.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { AnswerView } from '../parts/AnswerView.tsx'
import parts from '../parts/Parts.module.css'
import { Section } from '../parts/Section.tsx'
import { EraseDialog, type Erased } from './EraseDialog.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { SetByOrganisation } from '../../settings/SetByOrganisation.tsx'
import { useMayExport } from '../../settings/use-locked.ts'
import styles from './Privacy.module.css'

/** A customer of an account, as the platform knows them. */
export interface CustomerOfAccount {
  readonly accountId: AccountId
  readonly customerId: CustomerId
}

/** One customer's proof of consent [P13], and the end of everything that is kept of them. */
export function PrivacyPanel() {
  const { t } = useTranslation('privacy')
  const accounts = Object.values(useSession(session => session.accounts) ?? {})
  const [chosen, setChosen] = useState<AccountId | null>(null)
  const [number, setNumber] = useState('')
  const [shown, setShown] = useState<CustomerOfAccount | null>(null)
  const [report, setReport] = useState<Erased | null>(null)
  const accountId = chosen ?? accounts[0]?.id
  // WhatsApp writes numbers as digits alone; a username's id is taken as it is.
  const typed = number.trim()
  const id = customerIdSchema.safeParse(/^[+\d\s().-]+$/u.test(typed) ? typed.replaceAll(/\D/gu, '') : typed)
  const find = () => {
    setReport(null)
    if (id.success && accountId !== undefined) setShown({ accountId, customerId: id.data })
  }
  return (
    <div className={parts.panel}>
      <p className={parts.about}>{t('about')}</p>
      <div className={styles.find}>
        {accountId !== undefined && (
          <Select<AccountId>
            label={t('account')}
            options={accounts.map(({ id: value, name }) => ({ value, label: name }))}
            value={accountId}
            onChange={setChosen}
          />
        )}
        <TextField
          label={t('customer')}
          description={t('customerHint')}
          value={number}
          onChange={setNumber}
        />
        <Button isDisabled={!id.success || accountId === undefined} onPress={find}>
          <Icon icon={FileSearch} size={16} />
          {t('find')}
        </Button>
      </div>
      {report && <Report report={report} />}
      {shown && (
        <Customer
          customer={shown}
          onErased={erased => {
            setReport(erased)
            setShown(null)
          }}
        />
      )}
    </div>
  )
}

function Customer(props: {
  readonly customer: CustomerOfAccount
  readonly onErased: (erased: Erased) => void
}) {
  const { t } = useTranslation('privacy')
  const { customer } = props
  const api = useApi()
  const tell = useTell()
  const toast = useToast()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const mayExport = useMayExport()
  const { answer, again } = useAnswer({ method: 'consent.evidence', params: customer })
  const [isErasing, setErasing] = useState(false)
  const save = async () => {
    const outcome = await api.exportReport({ name: 'evidence', query: customer })
    tell(outcome)
    if (outcome.ok && outcome.value.saved) toast('neutral', words => words.t('privacy:exported'))
  }
  return (
    <>
      <Section
        title={t('evidenceOf', { customer: customer.customerId })}
        aside={
          <>
            {!mayExport && <SetByOrganisation />}
            <Button size="small" isDisabled={!isOnline || !mayExport} onPress={() => void save()}>
              <Icon icon={Download} size={16} />
              {t('export')}
            </Button>
          </>
        }
      >
        <AnswerView answer={answer} again={again}>
          {({ events }) => <EvidenceList events={events} />}
        </AnswerView>
      </Section>
      <Section title={t('eraseTitle')}>
        <div className={styles.erase}>
          <p className={parts.hint}>{t('eraseAbout')}</p>
          <Button variant="danger" isDisabled={!isOnline} onPress={() => setErasing(true)}>
            <Icon icon={Trash2} size={16} />
            {t('eraseBegin')}
          </Button>
        </div>
      </Section>
      {isErasing && (
        <EraseDialog customer={customer} onClose={() => setErasing(false)} onErased={props.onErased} />
      )}
    </>
  )
}

/** What was done, to be read and noted: the person asked for it has a right to an answer. */
function Report({ report }: { readonly report: Erased }) {
  const { t } = useTranslation('privacy')
  const lines = (['messages', 'media', 'calls', 'evidence', 'webhooks'] as const).map(kind =>
    t(`erased.${kind}`, { count: report[kind] }),
  )
  return (
    <output>
      <Section title={t('erasedTitle')}>
        <ul className={styles.report}>
          {lines.map(line => (
            <li key={line}>{line}</li>
          ))}
          <li>{t('erasedDesktops')}</li>
          <li>{t('erasedKept')}</li>
        </ul>
      </Section>
    </output>
  )
}
