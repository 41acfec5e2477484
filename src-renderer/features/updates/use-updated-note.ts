import { useEffect } from 'react'
import { useApi, useDesktop } from '../../store/desktop-context.ts'
import { useToast } from '../../store/use-tell.ts'

/** [D9] Says once that a newer version came with this start. */
export function useUpdatedNote(): void {
  const api = useApi()
  const toast = useToast()
  const version = useDesktop(state => state.update?.justInstalled)
  useEffect(() => {
    if (version === undefined) return
    toast('neutral', ({ t }) => t('updates:updated', { version }))
    void api.actOnUpdate({ act: 'dismiss' })
  }, [version, api, toast])
}
