import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefusalText } from '../../../i18n/use-refusal-text.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import type { Answer } from '../../../store/use-answer.ts'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import styles from './Parts.module.css'

interface AnswerViewProps<T> {
  readonly answer: Answer<T>
  readonly again: () => void
  readonly children: (value: T) => ReactNode
}

/** What the platform answered, or why there is nothing yet; offline the last answer stays, and says so. */
export function AnswerView<T>({ answer, again, children }: AnswerViewProps<T>) {
  const { t } = useTranslation(['manage', 'common'])
  const refusalText = useRefusalText()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  if (answer.status === 'loading' && isOnline) return <Skeleton shape="details" label={t('loading')} />
  if (answer.status === 'ready') {
    return (
      <>
        {!isOnline && <output className={styles.stale}>{t('stale')}</output>}
        {children(answer.value)}
      </>
    )
  }
  const isRefused = answer.status === 'failed' && isOnline
  return (
    <StatePanel
      kind="error"
      icon={CloudOff}
      title={t('loadFailed')}
      text={isRefused ? refusalText(answer.refusal) : t('loadOffline')}
      action={isRefused ? <Button onPress={again}>{t('common:retry')}</Button> : undefined}
    />
  )
}
