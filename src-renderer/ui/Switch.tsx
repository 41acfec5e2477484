import { Switch as AriaSwitch } from 'react-aria-components'
import styles from './Switch.module.css'

export interface SwitchProps {
  readonly label: string
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
}

/** On or off, at once; its words stand in the row beside it. */
export function Switch({ label, isSelected, onChange, isDisabled }: SwitchProps) {
  return (
    <AriaSwitch
      aria-label={label}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      className={styles.switch}
    >
      <span className={styles.thumb} />
    </AriaSwitch>
  )
}
