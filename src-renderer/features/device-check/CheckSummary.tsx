import { CircleAlert, CircleCheck, CircleDashed, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type CheckResult, checkSteps, hasPassed } from '#shared/domain/device-check.ts'
import { useUi } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { PlainList } from '../../ui/PlainList.tsx'
import styles from './DeviceCheck.module.css'
import { useDeviceCheck } from './use-device-check.ts'

/** How each step went, and what to do about those that did not pass. */
export function CheckSummary() {
  const { t } = useTranslation('deviceCheck')
  const check = useUi(state => state.deviceCheck)
  const { again, leave } = useDeviceCheck()
  if (check === null) return null
  return (
    <>
      <p>{t(hasPassed(check) ? 'summary.passed' : 'summary.failed')}</p>
      <PlainList>
        {checkSteps.map(step => {
          const result = check.results[step] ?? 'not_tried'
          return (
            <li key={step} className={styles.result} data-tone={toneOf(result)}>
              <Icon icon={icons[toneOf(result)]} size={18} className={styles.resultIcon} />
              <div className={styles.resultWords}>
                <p className={styles.device}>{t(`name.${step}`)}</p>
                <p>{result === 'passed' ? t('works') : t(`problem.${result}`)}</p>
              </div>
              {result !== 'passed' && (
                <Button
                  size="small"
                  aria-label={t('againStep', { step: t(`name.${step}`) })}
                  onPress={() => again(step)}
                >
                  {t('again')}
                </Button>
              )}
            </li>
          )
        })}
      </PlainList>
      <div className={styles.actions}>
        <Button variant="primary" onPress={leave}>
          {t('done')}
        </Button>
      </div>
    </>
  )
}

type Tone = 'positive' | 'negative' | 'neutral'

const icons: Readonly<Record<Tone, LucideIcon>> = {
  positive: CircleCheck,
  negative: CircleAlert,
  neutral: CircleDashed,
}

function toneOf(result: CheckResult): Tone {
  if (result === 'passed') return 'positive'
  return result === 'not_tried' ? 'neutral' : 'negative'
}
