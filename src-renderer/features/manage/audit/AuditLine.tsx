import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { auditActions, type AuditAction } from '#shared/domain/audit.ts'
import type { WireAuditEntry } from '#shared/protocol/audit.ts'
import lines from '../parts/Lines.module.css'
import styles from './Audit.module.css'

const isKnown = (action: string): action is AuditAction => auditActions.some(known => known === action)

/** One deed: when, who, what, to whom, and the particulars as they were written. */
export function AuditLine({ entry }: { readonly entry: WireAuditEntry }) {
  const { t } = useTranslation('audit')
  const { locale } = useLocale()
  const { at, actor, action, subject, details } = entry
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
  const particulars = Object.entries(details).map(([name, value]) => `${name}: ${written(value)}`)
  return (
    <li className={lines.line}>
      <time dateTime={at} className={lines.when}>
        {when.format(new Date(at))}
      </time>
      <div className={lines.what}>
        <p>
          <span className={styles.who}>{actor?.name ?? t('nobody')}</span>
          {' · '}
          {isKnown(action) ? t(`action.${action}`) : action}
          {subject && ` · ${subject.name ?? subject.id}`}
        </p>
        {particulars.length > 0 && <p className={styles.details}>{particulars.join(' · ')}</p>}
      </div>
    </li>
  )
}

/** A change is written as what it was and what it is. */
function written(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return value
  const isChange = typeof value === 'object' && 'from' in value && 'to' in value
  return isChange ? `${written(value.from)} → ${written(value.to)}` : JSON.stringify(value)
}
