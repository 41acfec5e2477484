import { Check, ChevronDown } from 'lucide-react'
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import fieldStyles from './Field.module.css'
import { Icon } from './Icon.tsx'
import menuStyles from './Menu.module.css'
import styles from './Select.module.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface SelectProps<Value extends string> {
  readonly label: string
  /** The label is read but not shown: a row of settings shows it already. */
  readonly isLabelHidden?: boolean
  readonly options: readonly SelectOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly isDisabled?: boolean
}

/** One of a few. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, options, value, onChange } = props
  const choose = (key: string | number | null) => {
    const chosen = options.find(option => option.value === key)
    if (chosen) onChange(chosen.value)
  }
  return (
    <AriaSelect
      aria-label={props.isLabelHidden === true ? label : undefined}
      value={value}
      onChange={choose}
      isDisabled={props.isDisabled}
      className={fieldStyles.field}
    >
      {props.isLabelHidden !== true && <Label className={fieldStyles.label}>{label}</Label>}
      <Button className={classNames(fieldStyles.box, styles.button)}>
        <SelectValue className={styles.value} />
        <Icon icon={ChevronDown} size={16} className={styles.arrow} />
      </Button>
      <Popover className={menuStyles.popover} offset={4}>
        <ListBox items={options} className={menuStyles.list}>
          {option => (
            <ListBoxItem id={option.value} textValue={option.label} className={menuStyles.item}>
              {({ isSelected }) => (
                <>
                  <span className={menuStyles.itemText}>{option.label}</span>
                  {isSelected && <Icon icon={Check} size={16} />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
