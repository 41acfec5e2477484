import type { ReactNode } from 'react'
import { Row as AnyRow } from '../../../ui/Rows.tsx'

interface RowProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** The control carries the label for a screen reader itself. */
  readonly children?: ReactNode
}

/** One thing on a card: what it is, and what can be done with it. */
export function Row(props: RowProps) {
  return <AnyRow kind="thing" {...props} />
}
