import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import parts from '../parts/Parts.module.css'
import { Row } from '../parts/Row.tsx'
import styles from './Privacy.module.css'

/** As much of a step as is shown; the file has all of it. */
const stepSchema = z.looseObject({
  at: z.string(),
  type: z.string(),
  by: z.looseObject({ kind: z.string(), name: z.string().optional() }),
  caption: z.string().optional(),
  answer: z.enum(['permanent', 'temporary', 'rejected']).optional(),
})

const known = [
  'asked',
  'sent',
  'not_sent',
  'answered',
  'closed',
  'expired',
  'revoked',
  'reset',
  'counted',
] as const
const isKnown = (type: string): type is (typeof known)[number] => known.some(step => step === type)

/** [P13] What proves one customer's consent, step by step, the oldest first. */
export function EvidenceList({ events }: { readonly events: readonly unknown[] }) {
  const { t } = useTranslation('privacy')
  const { locale } = useLocale()
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const steps = events.flatMap(event => stepSchema.safeParse(event).data ?? [])
  if (steps.length === 0) return <p className={styles.none}>{t('noEvidence')}</p>
  return steps.map(({ at, type, by, caption, answer }, index) => (
    <Row
      key={`${at} ${type} ${index}`}
      label={isKnown(type) ? t(`step.${type}`) : type}
      hint={[answer && t(`answer.${answer}`), caption, by.name].filter(Boolean).join(' · ')}
    >
      <time dateTime={at} className={parts.hint}>
        {when.format(new Date(at))}
      </time>
    </Row>
  ))
}
