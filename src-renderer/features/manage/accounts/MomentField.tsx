import { Input, TextField } from 'react-aria-components'
import { classNames } from '../../../ui/class-names.ts'
import fieldStyles from '../../../ui/Field.module.css'
import styles from './Accounts.module.css'

interface MomentFieldProps {
  readonly label: string
  readonly type: 'time' | 'date'
  /** `HH:MM` or `YYYY-MM-DD`. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A time of day or a day; its label stands in the row. */
export function MomentField({ label, type, value, onChange }: MomentFieldProps) {
  return (
    <TextField aria-label={label} value={value} onChange={onChange} className={fieldStyles.field}>
      <div className={classNames(fieldStyles.box, styles.moment)}>
        <Input type={type} className={fieldStyles.input} />
      </div>
    </TextField>
  )
}
