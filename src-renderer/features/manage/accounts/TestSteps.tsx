import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Result } from '#shared/protocol/methods.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { momentWords } from '../../../ui/time.ts'
import { useNow } from '../../../ui/use-now.ts'
import partStyles from '../parts/Parts.module.css'
import styles from './Accounts.module.css'

const icons = { ok: CircleCheck, failed: CircleAlert, unknown: CircleHelp } as const

/** Each step of a connection test: how it went, and what to do. */
export function TestSteps({ steps }: { readonly steps: Result<'accounts.test'>['steps'] }) {
  const { t } = useTranslation('accounts')
  const { locale } = useLocale()
  const now = useNow(60_000)
  return (
    <ol aria-label={t('test.results')} className={styles.steps}>
      {steps.map(({ step, outcome, reason, error, at, theirs }) => (
        <li key={step} className={styles.step} data-outcome={outcome}>
          <Icon icon={icons[outcome]} size={20} className={styles.stepIcon} />
          <div className={styles.stepWords}>
            <p className={partStyles.strong}>
              {t(`test.step.${step}`)} · {t(`test.outcome.${outcome}`)}
            </p>
            <p className={partStyles.hint}>
              {t(`test.reason.${reason}`, {
                theirs: theirs ?? '',
                time: at === undefined ? '' : momentWords(Date.parse(at), now, locale),
              })}
            </p>
            {error && <p className={partStyles.hint}>{t('meta.error', { words: error.message })}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
