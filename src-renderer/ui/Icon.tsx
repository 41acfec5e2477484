import type { LucideIcon } from 'lucide-react'

interface IconProps {
  readonly icon: LucideIcon
  /** Pixels at 100 % zoom; 20 beside text of a control, 16 inside a line of text. */
  readonly size?: 12 | 14 | 16 | 18 | 20 | 24 | 32
  readonly className?: string
}

/** Decoration only: the words stand beside it, in a tooltip or in hidden text. */
export function Icon({ icon: Drawing, size = 20, className }: IconProps) {
  return <Drawing aria-hidden focusable={false} size={size} strokeWidth={1.75} className={className} />
}
