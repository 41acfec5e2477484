import { memo } from 'react'
import { formatPhoneNumber } from './phone-number.ts'
import styles from './Numbers.module.css'

export interface PhoneNumberProps {
  /** E.164. */
  readonly phone: string
}

/** A number grouped by its country, never broken over two lines. */
export const PhoneNumber = memo(function PhoneNumber({ phone }: PhoneNumberProps) {
  return <span className={styles.number}>{formatPhoneNumber(phone)}</span>
})
