import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultDispositions } from '#shared/domain/disposition.ts'
import type { CallId } from '#shared/domain/ids.ts'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useDispositionWords } from './use-disposition-words.ts'
import { useKeptWords } from './use-kept-words.ts'
import { tagsIn, type Words } from './words.ts'

interface WordFieldsProps {
  readonly callId: CallId
  /** What was written already. */
  readonly before: Words
  /** What may come of a call of this account; absent: the product's own list. */
  readonly dispositions: readonly string[] | undefined
  readonly onWrite: () => void
}

/** Note, outcome and tags of one call; everything is kept while it is written. */
export function WordFields({ callId, before, dispositions, onWrite }: WordFieldsProps) {
  const { t } = useTranslation('wrapUp')
  const wordsFor = useDispositionWords()
  const { words, write } = useKeptWords(callId, before)
  const [tags, setTags] = useState(before.tags.join(', '))
  const change = (changed: Partial<Words>) => {
    write(changed)
    onWrite()
  }
  // One that the Admin took off the list since stays with the call that has it.
  const offered = new Set([...(dispositions ?? defaultDispositions), words.disposition])
  offered.delete('')
  return (
    <>
      <TextArea
        label={t('note')}
        placeholder={t('notePlaceholder')}
        value={words.note}
        onChange={note => change({ note })}
        maxLength={4096}
      />
      <Select
        label={t('disposition')}
        value={words.disposition}
        onChange={disposition => change({ disposition })}
        options={[
          { value: '', label: t('noDisposition') },
          ...[...offered].map(value => ({ value, label: wordsFor(value) })),
        ]}
      />
      <TextField
        label={t('tags')}
        placeholder={t('tagsPlaceholder')}
        value={tags}
        onChange={text => {
          setTags(text)
          change({ tags: tagsIn(text) })
        }}
        maxLength={800}
      />
    </>
  )
}
