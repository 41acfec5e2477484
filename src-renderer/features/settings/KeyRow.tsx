import { X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { combinationOf, type KeyAct, keyTrouble, sameKey } from '#shared/ipc/global-keys.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { isMac } from '../../ui/platform.ts'
import { isOwnShortcut, keyLabel, modifierNames } from './key-words.ts'
import { SettingRow } from './SettingRow.tsx'
import styles from './Settings.module.css'
import { useLocked } from './use-locked.ts'
import { useSaveSettings } from './use-save-settings.ts'

/** The key of one act: press to record another, or remove it. */
export function KeyRow({ act }: { readonly act: KeyAct }) {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const keys = useDesktop(state => state.settings.globalKeys)
  const takenKeys = useDesktop(state => state.takenKeys)
  const platform = useDesktop(state => state.app.platform)
  const isLocked = useLocked('globalKeys')
  const [isRecording, setRecording] = useState(false)
  const change = useRef<HTMLButtonElement>(null)
  const [refused, setRefused] = useState<string>()
  const modifiers = modifierNames(platform)
  const words = (combination: string) =>
    combination === '' ? t('keys.none') : keyLabel(combination, platform)
  const name = t(`keys.act.${act}`)

  function refusal(combination: string): string | undefined {
    const pressed = words(combination)
    if (isOwnShortcut(combination, isMac)) return t('keys.trouble.ownShortcut', { keys: pressed })
    const trouble = keyTrouble(combination)
    if (trouble) return t(`keys.trouble.${trouble}`, { keys: pressed, modifiers })
    const other = sameKey(keys, act, combination)
    return other ? t('keys.trouble.sameKey', { keys: pressed, other: t(`keys.act.${other}`) }) : undefined
  }
  function start() {
    setRefused(undefined)
    setRecording(true)
  }
  /** The button that removes goes with the key, so the focus moves on. */
  function remove() {
    save({ globalKeys: { ...keys, [act]: '' } })
    change.current?.focus()
  }
  /** Before the button's own keys and the window's shortcuts hear of it. */
  function record(event: KeyboardEvent) {
    if (!isRecording) return
    const combination = combinationOf(event)
    const isLeaving = combination === 'Tab' || combination === 'Shift+Tab'
    if (combination === 'Escape' || isLeaving) setRecording(false)
    if (isLeaving) return
    event.preventDefault()
    event.stopPropagation()
    if (combination === null || combination === 'Escape' || event.repeat) return
    const why = refusal(combination)
    setRefused(why)
    if (why !== undefined) return
    setRecording(false)
    save({ globalKeys: { ...keys, [act]: combination } })
  }

  const recording = t('keys.recording')
  const hint = t('keys.recordingHint', { modifiers })
  const isTaken = Array.isArray(takenKeys) && takenKeys.includes(keys[act])
  const trouble = refused ?? (isTaken ? t('keys.trouble.taken', { keys: words(keys[act]) }) : undefined)
  return (
    <SettingRow label={name} {...(isRecording && { hint })} trouble={trouble}>
      <div className={styles.recorder} onKeyDownCapture={record} onBlur={() => setRecording(false)}>
        {keys[act] !== '' && !isRecording && (
          <IconButton icon={X} size="small" label={t('keys.clear', { act: name })} onPress={remove} />
        )}
        <Button
          ref={change}
          isDisabled={isLocked}
          variant={isRecording ? 'primary' : 'secondary'}
          aria-label={
            isRecording ? `${recording} ${hint}` : t('keys.change', { act: name, keys: words(keys[act]) })
          }
          onPress={isRecording ? undefined : start}
        >
          {isRecording ? recording : words(keys[act])}
        </Button>
      </div>
    </SettingRow>
  )
}
