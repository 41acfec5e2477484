import { type RefObject, useEffect, useState } from 'react'
import type { SettingsSectionId } from '../../store/ui-store.ts'
import { settingsSections } from './settings-sections.ts'

/** Pixels from the top of the page at which a section counts as the one being read. */
const readingLine = 96

/** The section that stands at the reading line of `page` as one scrolls; at its end, the last one. */
export function useSectionInSight(
  page: RefObject<HTMLElement | null>,
  first: SettingsSectionId | undefined,
): SettingsSectionId | undefined {
  const [current, setCurrent] = useState(first)
  useEffect(() => {
    const scroller = page.current
    if (!scroller) return undefined
    const look = () => setCurrent(sectionAt(scroller))
    scroller.addEventListener('scroll', look, { passive: true })
    return () => scroller.removeEventListener('scroll', look)
  }, [page])
  return current
}

function sectionAt(scroller: HTMLElement): SettingsSectionId | undefined {
  const sections = [...scroller.querySelectorAll<HTMLElement>('[data-section]')]
  const line = scroller.getBoundingClientRect().top + readingLine
  const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
  const read = isAtEnd
    ? sections.at(-1)
    : (sections.findLast(section => section.getBoundingClientRect().top <= line) ?? sections[0])
  return settingsSections.find(id => id === read?.dataset['section'])
}
