import { useEffect, useRef } from 'react'
import { useToast } from '../../store/use-tell.ts'
import { useHeadsets } from '../call/calls-context.ts'

/** Says once, wherever the person is in the window, that another program has the headset; again after it was free. */
export function useHeldHeadset(): void {
  const toast = useToast()
  const used = useHeadsets(view => view.used)
  const isSaid = useRef(false)
  useEffect(() => {
    // Each ring tries to open it again, which is no news.
    if (used === null || used.status === 'open') isSaid.current = false
    if (used?.status !== 'held' || isSaid.current) return
    isSaid.current = true
    const { name, model } = used
    toast('neutral', ({ t }) =>
      t('headset:heldNotice', { name: name === '' ? t('headset:unnamed', { model }) : name }),
    )
  }, [used, toast])
}
