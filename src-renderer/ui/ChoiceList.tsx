import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './ChoiceList.module.css'
import fieldStyles from './Field.module.css'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  /** What it does; or, where it cannot be chosen, why not. */
  readonly hint: string
  readonly isDisabled?: boolean
}

export interface ChoiceListProps<Value extends string> {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}

/** One of a few, each with a sentence of its own. */
export function ChoiceList<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: ChoiceListProps<Value>) {
  const choose = (chosen: string) => {
    const choice = choices.find(candidate => candidate.value === chosen)
    if (choice) onChange(choice.value)
  }
  return (
    <RadioGroup value={value} onChange={choose} className={styles.group}>
      <Label className={fieldStyles.label}>{label}</Label>
      {choices.map(choice => (
        <Radio
          key={choice.value}
          value={choice.value}
          isDisabled={choice.isDisabled === true}
          className={styles.choice}
        >
          <span aria-hidden className={styles.dot} />
          <span className={styles.words}>
            <span className={styles.name}>{choice.label}</span>
            <span className={styles.hint}>{choice.hint}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
