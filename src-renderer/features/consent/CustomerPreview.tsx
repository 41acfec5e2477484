import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './CustomerPreview.module.css'

interface CustomerPreviewProps {
  readonly customerName: string
  readonly title?: string
  readonly text: string
  /** What the customer can press, one line each. */
  readonly choices: readonly ReactNode[]
}

/** A message as it stands on the customer's phone; nothing in it can be pressed here. */
export function CustomerPreview({ customerName, title, text, choices }: CustomerPreviewProps) {
  const { t } = useTranslation('consent')
  const captionId = useId()
  return (
    <figure className={styles.preview} aria-labelledby={captionId}>
      <figcaption id={captionId} className={styles.caption}>
        {t('preview.label', { name: customerName })}
      </figcaption>
      <div className={styles.phone}>
        <div className={styles.message}>
          {title !== undefined && <p className={styles.title}>{title}</p>}
          <p className={styles.text}>{text}</p>
        </div>
        <ul className={styles.choices}>
          {choices.map((choice, index) => (
            // The choices of a message are fixed.
            <li key={index} className={styles.choice}>
              {choice}
            </li>
          ))}
        </ul>
      </div>
    </figure>
  )
}
