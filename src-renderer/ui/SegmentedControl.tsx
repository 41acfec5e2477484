import { Radio, RadioGroup } from 'react-aria-components'
import styles from './SegmentedControl.module.css'

export interface Segment<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface SegmentedControlProps<Value extends string> {
  readonly label: string
  readonly segments: readonly Segment<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly isDisabled?: boolean
}

/** One of two to four, all in sight. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, segments, value, onChange } = props
  const choose = (chosen: string) => {
    const segment = segments.find(candidate => candidate.value === chosen)
    if (segment) onChange(segment.value)
  }
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={choose}
      isDisabled={props.isDisabled}
      className={styles.group}
    >
      {segments.map(segment => (
        <Radio key={segment.value} value={segment.value} className={styles.segment}>
          {segment.label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
