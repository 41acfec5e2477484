import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ConsentCheck } from '../../store/consent-check.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './PermissionStrip.module.css'
import { unansweredLeft } from './permission-state.ts'

/** [P10] After two calls that nobody took: what one more, or two, would cost. */
export function Reconsider({ check }: { readonly check: ConsentCheck | null }) {
  const { t } = useTranslation('consent')
  const left = unansweredLeft(check)
  return (
    <div className={styles.reconsider}>
      <Icon icon={TriangleAlert} size={16} />
      <output>
        <strong>{t('reconsider.title', { inARow: check?.unanswered?.inARow ?? 2 })}.</strong>{' '}
        {left === undefined || left === 0 ? t('reconsider.soon') : t('reconsider.left', { count: left })}
      </output>
    </div>
  )
}
