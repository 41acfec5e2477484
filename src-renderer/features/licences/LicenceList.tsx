import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import styles from './Licences.module.css'
import licences from './licences.json'

type Licence = (typeof licences)[number]

/** Every work by its name; its text opens below it. */
export function LicenceList() {
  const { t } = useTranslation(['settings', 'common'])
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = licences.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(wanted))
  return (
    <div className={styles.licences}>
      <SearchField
        label={t('licences.search')}
        clearLabel={t('common:clearSearch')}
        value={search}
        onChange={setSearch}
      />
      <output className={styles.count}>
        {found.length === 0 ? t('licences.none') : t('licences.count', { count: found.length })}
      </output>
      <ul className={styles.list}>
        {found.map(licence => (
          <li key={`${licence.name} ${licence.version}`}>
            <LicenceEntry licence={licence} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function LicenceEntry({ licence: { name, version, licence, text } }: { readonly licence: Licence }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className={styles.entry}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={styles.summary}>
        <Icon icon={ChevronRight} size={16} className={styles.turn} />
        <span className={styles.name}>{name}</span>
        <span className={styles.version}>{version}</span>
        <span className={styles.kind}>{licence}</span>
      </summary>
      {isOpen && (
        <pre lang="en" className={styles.text}>
          {text}
        </pre>
      )}
    </details>
  )
}
