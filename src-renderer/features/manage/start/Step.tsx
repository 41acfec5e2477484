import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'
import { Section } from '../parts/Section.tsx'
import type { StepState } from './first-run.ts'
import styles from './Start.module.css'

interface StepProps {
  readonly title: string
  readonly state: StepState
  readonly children: ReactNode
}

/** One step of the first run, and whether it is done. */
export function Step({ title, state, children }: StepProps) {
  const { t } = useTranslation('firstRun')
  return (
    <Section
      title={title}
      aside={
        <output className={styles.state} data-state={state}>
          {state === 'done' && <Icon icon={CircleCheck} size={16} />}
          {state !== 'later' && t(`state.${state}`)}
        </output>
      }
    >
      {children}
    </Section>
  )
}
