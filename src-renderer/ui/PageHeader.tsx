import styles from './PageHeader.module.css'

interface PageHeaderProps {
  readonly title: string
  readonly about?: string | undefined
  /** What can be done with the whole page: buttons. */
  readonly children?: React.ReactNode
}

/** How every page begins: its title, and what can be done with it at the other end of the line. */
export function PageHeader({ title, about, children }: PageHeaderProps) {
  return (
    <div className={styles.header}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {about !== undefined && <p className={styles.about}>{about}</p>}
      </div>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  )
}
