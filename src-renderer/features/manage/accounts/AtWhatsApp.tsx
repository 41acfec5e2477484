import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WireAccount } from '#shared/protocol/account.ts'
import { momentWords } from '../../../ui/time.ts'
import { useNow } from '../../../ui/use-now.ts'
import partStyles from '../parts/Parts.module.css'
import { Row } from '../parts/Row.tsx'
import { Section } from '../parts/Section.tsx'
import { ConnectionTest } from './ConnectionTest.tsx'
import { useStandingWords, useValueWords } from './whatsapp-words.ts'

/** [A9] [I10] What WhatsApp has of the account, what it holds against it, and whether calls can come at all. */
export function AtWhatsApp({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation('accounts')
  return (
    <Section title={t('meta.title')}>
      <Settings account={account} />
      <Standing account={account} />
      <ConnectionTest account={account} />
    </Section>
  )
}

function Settings({ account: { provider } }: { readonly account: WireAccount }) {
  const { t } = useTranslation('accounts')
  const { settingWords, valueWords } = useValueWords()
  if (!provider) return <Row label={t('meta.settings')} hint={t('meta.neverAsked')} />
  const { differences, error, pending, inSync } = provider
  return (
    <>
      <Row
        label={t('meta.settings')}
        hint={
          <>
            {inSync && <p>{t('meta.inSync')}</p>}
            {pending && <p>{t('meta.pending')}</p>}
            {error && <p className={partStyles.problem}>{t('meta.error', { words: error.message })}</p>}
          </>
        }
      />
      {differences.map(({ setting, ours, theirs }) => (
        <Row
          key={setting}
          label={settingWords(setting)}
          hint={t('meta.differs', { ours: valueWords(ours), theirs: valueWords(theirs) })}
        />
      ))}
    </>
  )
}

function Standing({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation('accounts')
  const { locale } = useLocale()
  const now = useNow(60_000)
  const standingWords = useStandingWords()
  const entries = [...(account.restrictions ?? []), ...(account.warnings ?? [])]
  const endOf = (until: string | undefined) =>
    until === undefined
      ? t('meta.untilBetter')
      : t('meta.until', { time: momentWords(Date.parse(until), now, locale) })
  if (entries.length === 0) return <Row label={t('meta.standing')} hint={t('meta.goodStanding')} />
  return entries.map(entry => (
    <Row
      key={entry.type}
      label={standingWords(entry.type, account)}
      hint={
        <>
          <p>{endOf(entry.until)}</p>
          {entry.remediation !== undefined && <p>{entry.remediation}</p>}
        </>
      }
    />
  ))
}
