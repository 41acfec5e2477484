import type { ReactNode } from 'react'
import { Row } from '../../ui/Rows.tsx'
import { SetByOrganisation } from './SetByOrganisation.tsx'
import styles from './Settings.module.css'

interface SettingRowProps {
  readonly label: string
  readonly hint?: string
  /** What stands against it as it is set now. */
  readonly trouble?: string | undefined
  /** The organisation has decided it; the control is disabled. [D9] */
  readonly isLocked?: boolean
  /** The control carries the label for a screen reader itself. */
  readonly children?: ReactNode
}

/** One setting: what it is, and its control. */
export function SettingRow({ label, hint, trouble, isLocked = false, children }: SettingRowProps) {
  return (
    <Row
      kind="setting"
      label={label}
      hint={hint}
      notes={
        <>
          {isLocked && <SetByOrganisation />}
          {trouble !== undefined && (
            <p role="alert" className={styles.trouble}>
              {trouble}
            </p>
          )}
        </>
      }
    >
      {children}
    </Row>
  )
}
