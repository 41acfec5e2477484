import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { Badge } from './Badge.tsx'
import styles from './Tabs.module.css'

export interface TabEntry<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Unread or waiting; none shown at 0. */
  readonly count?: number
  /** What the count counts, for a screen reader. */
  readonly countLabel?: string
}

export interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly TabEntry<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  /** The panel of the selected tab. */
  readonly children: ReactNode
}

/** Tabs over one panel; arrows move between them. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Id>) {
  const select = (key: string | number) => {
    const chosen = tabs.find(tab => tab.id === key)
    if (chosen) onSelect(chosen.id)
  }
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={select} className={styles.tabs}>
      <TabList aria-label={label} className={styles.list}>
        {tabs.map(tab => (
          <Tab key={tab.id} id={tab.id} className={styles.tab}>
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && (
              <Badge count={tab.count} label={tab.countLabel ?? ''} tone="quiet" />
            )}
          </Tab>
        ))}
      </TabList>
      {tabs.map(tab => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel}>
          {tab.id === selected && children}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
