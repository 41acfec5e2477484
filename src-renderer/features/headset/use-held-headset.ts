import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../store/use-tell.ts'
import { useHeadsets } from '../call/calls-context.ts'

/** Says once, wherever the person is in the window, that another program has the headset; again after it was free. */
export function useHeldHeadset(): void {
  const { t } = useTranslation('headset')
  const toast = useToast()
  const used = useHeadsets(view => view.used)
  const isSaid = useRef(false)
  useEffect(() => {
    // Each ring tries to open it again, which is no news.
    if (used === null || used.status === 'open') isSaid.current = false
    if (used?.status !== 'held' || isSaid.current) return
    isSaid.current = true
    const { name, model } = used
    toast('neutral', t('heldNotice', { name: name === '' ? t('unnamed', { model }) : name }))
  }, [used, toast, t])
}
