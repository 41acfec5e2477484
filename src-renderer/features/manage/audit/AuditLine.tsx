import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { auditActions, type AuditAction } from '#shared/domain/audit.ts'
import type { WireAuditEntry } from '#shared/protocol/audit.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useSession } from '../../../store/desktop-context.ts'
import lines from '../parts/Lines.module.css'
import styles from './Audit.module.css'
import { particulars } from './particulars.ts'

const isKnown = (action: string): action is AuditAction => auditActions.some(known => known === action)

/** One deed: when, who, what, to whom, and the particulars. */
export function AuditLine({ entry }: { readonly entry: WireAuditEntry }) {
  const { t } = useTranslation('audit')
  const { locale } = useLocale()
  const { at, actor, action, subject, details } = entry
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
  const { t: inAll } = useWords()
  const agents = useSession(session => session.agents) ?? {}
  const accounts = useSession(session => session.accounts) ?? {}
  const named: Readonly<Record<string, { readonly name: string } | undefined>> = { ...accounts, ...agents }
  const said = particulars(details, { t: inAll, locale, nameOf: id => named[id]?.name })
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
        {said.length > 0 && <p className={styles.details}>{said.join(' · ')}</p>}
      </div>
    </li>
  )
}
