import { Minus, Plus } from 'lucide-react'
import { Button, Group, Input, Label, NumberField as AriaNumberField } from 'react-aria-components'
import { classNames } from './class-names.ts'
import fieldStyles from './Field.module.css'
import { Icon } from './Icon.tsx'
import styles from './NumberField.module.css'

export interface NumberFieldProps {
  readonly label: string
  /** The label is read but not shown: a row shows it already. */
  readonly isLabelHidden?: boolean
  readonly value: number
  /** Whole numbers between the limits, once the field is left or stepped. */
  readonly onChange: (value: number) => void
  readonly minValue: number
  readonly maxValue: number
  readonly step?: number
  readonly isDisabled?: boolean
}

/** A whole number within limits, typed or stepped. */
export function NumberField(props: NumberFieldProps) {
  const { label, isLabelHidden = false, value, onChange, minValue, maxValue, step = 1 } = props
  return (
    <AriaNumberField
      aria-label={isLabelHidden ? label : undefined}
      value={value}
      onChange={next => {
        if (Number.isInteger(next)) onChange(next)
      }}
      minValue={minValue}
      maxValue={maxValue}
      step={step}
      isDisabled={props.isDisabled === true}
      className={fieldStyles.field}
    >
      {!isLabelHidden && <Label className={fieldStyles.label}>{label}</Label>}
      <Group className={classNames(fieldStyles.box, styles.box)}>
        <Button slot="decrement" className={styles.step}>
          <Icon icon={Minus} size={14} />
        </Button>
        <Input className={classNames(fieldStyles.input, styles.input)} />
        <Button slot="increment" className={styles.step}>
          <Icon icon={Plus} size={14} />
        </Button>
      </Group>
    </AriaNumberField>
  )
}
