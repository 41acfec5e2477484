import styles from './Skeleton.module.css'

export interface SkeletonProps {
  /** Said once to a screen reader instead of the shapes. */
  readonly label: string
  /** What is being loaded. */
  readonly shape: 'rows' | 'bubbles' | 'details'
  readonly count?: number
}

/** The shape of what is coming, so that nothing jumps when it arrives. */
export function Skeleton({ label, shape, count = 6 }: SkeletonProps) {
  return (
    <output aria-label={label} className={styles.skeleton} data-shape={shape}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} aria-hidden className={styles.item}>
          {shape === 'rows' && <span className={styles.circle} />}
          <span className={styles.lines}>
            <span className={styles.line} />
            <span className={styles.line} />
          </span>
        </div>
      ))}
    </output>
  )
}
