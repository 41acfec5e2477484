import type { WantedWindow } from './messages.ts'

/**
 * Catches the clicks that would open a window or a tab. A window that Chromium opened would have to be closed again,
 * and would have taken the focus meanwhile.
 */
export function watchLinks(want: (wanted: WantedWindow) => void): void {
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return
    const link = event.target.closest('a[href]')
    if (!(link instanceof HTMLAnchorElement)) return
    const wantsTab = event.ctrlKey || event.metaKey || event.button === 1
    const isElsewhere = link.target !== '' && !['_self', '_top', '_parent'].includes(link.target)
    if (!wantsTab && !isElsewhere && !event.shiftKey) return
    event.preventDefault()
    const disposition = wantsTab ? 'background-tab' : event.shiftKey ? 'new-window' : 'foreground-tab'
    want({ url: link.href, frameName: isElsewhere ? link.target : '', disposition })
  }
  // On the window, after the page's own listeners have had their say.
  window.addEventListener('click', onClick)
  window.addEventListener('auxclick', onClick)
}
