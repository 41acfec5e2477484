import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from '#shared/ipc/outcome.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import styles from './WriteDialog.module.css'

interface WriteDialogProps {
  readonly title: string
  /** Of the field. */
  readonly label: string
  readonly initialText: string
  readonly maxLength: number
  readonly sendLabel: string
  readonly sendingLabel: string
  /** The message as the customer will see it. */
  readonly renderPreview: (text: string) => ReactNode
  readonly notes: readonly string[]
  /** @param key the same one again cannot send twice */
  readonly send: (text: string, key: string) => Promise<Outcome<unknown>>
  readonly onClose: () => void
}

/** Words for the customer, seen as they will arrive, then sent. What goes wrong is told here, in the provider's own words. */
export function WriteDialog(props: WriteDialogProps) {
  const {
    title,
    label,
    initialText,
    maxLength,
    sendLabel,
    sendingLabel,
    renderPreview,
    notes,
    send,
    onClose,
  } = props
  const { t } = useTranslation('common')
  const refusalText = useRefusalText()
  const [text, setText] = useState(initialText)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const key = useRef(crypto.randomUUID())
  const isSendable = text.trim() !== '' && !isSending

  const submit = async () => {
    setSending(true)
    setProblem(null)
    const outcome = await send(text.trim(), key.current)
    if (outcome.ok) return onClose()
    // A request whose answer was lost may have arrived: only a refusal allows another one.
    if (outcome.refusal.reason !== 'offline') key.current = crypto.randomUUID()
    setProblem(refusalText(outcome.refusal))
    setSending(false)
  }

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" isDisabled={!isSendable} onPress={() => void submit()}>
            {isSending ? sendingLabel : sendLabel}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <div>
          <span aria-hidden className={styles.label}>
            {label}
          </span>
          <TextArea label={label} value={text} onChange={setText} maxLength={maxLength} />
        </div>
        {renderPreview(text)}
        <ul className={styles.notes}>
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
