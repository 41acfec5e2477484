import { useEffect, useEffectEvent, useRef } from 'react'
import { useDesktop } from '../../store/desktop-context.ts'
import { isMac } from '../../ui/platform.ts'
import { isShortcut, shortcuts } from '../../ui/shortcuts.ts'
import { useController } from './calls-context.ts'

/**
 * [O7] While its key is held one is muted, or heard where one is muted; let go, all is as before. Also while something
 * is typed: the key writes nothing.
 */
export function useHeldMute(isMuted: boolean): void {
  const controller = useController()
  const isWanted = useDesktop(state => state.settings.holdToMute)
  /** How it was when the key went down. */
  const before = useRef<boolean | null>(null)

  const hold = useEffectEvent((event: KeyboardEvent) => {
    if (!isWanted || !isShortcut(event, shortcuts.holdMute, isMac)) return
    event.preventDefault()
    if (before.current !== null) return
    before.current = isMuted
    controller.setMuted(!isMuted)
  })
  const letGo = useEffectEvent(() => {
    if (before.current === null) return
    controller.setMuted(before.current)
    before.current = null
  })
  useEffect(() => {
    const down = (event: KeyboardEvent) => hold(event)
    const up = (event: KeyboardEvent) => {
      if (event.key === shortcuts.holdMute.key) letGo()
    }
    // A key that is let go in another window is not told to this one.
    const blur = () => letGo()
    document.addEventListener('keydown', down)
    document.addEventListener('keyup', up)
    window.addEventListener('blur', blur)
    return () => {
      document.removeEventListener('keydown', down)
      document.removeEventListener('keyup', up)
      window.removeEventListener('blur', blur)
    }
  }, [])
}
