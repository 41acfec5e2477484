import { useTranslation } from 'react-i18next'
import { type PolicyKey, policyKeyNames } from '#shared/policy/policy-keys.ts'
import type { PolicyReport } from '#shared/policy/policy-report.ts'
import type { PolicySource } from '#shared/policy/resolve-policy.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { SettingRow } from './SettingRow.tsx'
import styles from './Settings.module.css'

/** What the organisation has decided for this desktop, and what of it was not obeyed: for the person and for IT. [D9] */
export function Managed() {
  const { t } = useTranslation('settings')
  const policy = useDesktop(state => state.policy)
  if (policy === undefined) return null
  const { problems, fault } = policy
  const decided = decidedKeys(policy)
  if (decided.length === 0 && problems.length === 0 && fault === null) return null
  return (
    <>
      <SettingRow
        label={t('managed.title')}
        hint={t('managed.hint')}
        trouble={fault === null ? undefined : t(`managed.fault.${fault.why}`)}
      />
      {decided.map(({ key, source, value }) => (
        <SettingRow key={key} label={key} hint={t(`managed.source.${source}`)}>
          <span className={styles.fact}>{value}</span>
        </SettingRow>
      ))}
      {problems.map(({ tier, key, why }) => (
        <SettingRow
          key={`${tier} ${key}`}
          label={key}
          hint={t(`managed.source.${tier}`)}
          trouble={t(`managed.problem.${why}`)}
        />
      ))}
    </>
  )
}

interface Decided {
  readonly key: PolicyKey
  readonly source: Exclude<PolicySource, 'person' | 'builtIn'>
  readonly value: string
}

function decidedKeys({ resolved }: PolicyReport): readonly Decided[] {
  return policyKeyNames.flatMap(key => {
    const { source, value } = resolved[key]
    if (source === 'person' || source === 'builtIn') return []
    return [{ key, source, value: Array.isArray(value) ? value.join(', ') : String(value) }]
  })
}
