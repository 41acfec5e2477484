import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlatformAnswer } from '#shared/ipc/platform-requests.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import { useApi, useDesktop, useSession, useUiStore } from '../../../store/desktop-context.ts'
import type { Answer } from '../../../store/use-answer.ts'
import { useTell } from '../../../store/use-tell.ts'
import { Button } from '../../../ui/Button.tsx'
import { AnswerView } from '../parts/AnswerView.tsx'
import { Row } from '../parts/Row.tsx'

interface WhoAnswersProps {
  readonly account: WireAccount
  readonly answer: Answer<PlatformAnswer<'ringGroups.list'>>
  readonly again: () => void
}

/** [R1] Whose desktops ring for the number: oneself by one press, others by invitation. */
export function WhoAnswers({ account, answer, again }: WhoAnswersProps) {
  const { t } = useTranslation('firstRun')
  const ui = useUiStore()
  const open = (manageTab: string) => () => ui.setState({ manageTab })
  return (
    <>
      <AnswerView answer={answer} again={again}>
        {({ ringGroups }) => {
          const own = ringGroups.filter(({ accountId }) => accountId === account.id)
          return own.length === 0 ? (
            <RingHere account={account} onDone={again} />
          ) : (
            own.map(({ id, name, members }) => (
              <Row key={id} label={name} hint={t('answer.members', { count: members.length })}>
                <Button onPress={open('ringGroups')}>{t('answer.change')}</Button>
              </Row>
            ))
          )
        }}
      </AnswerView>
      <Row label={t('answer.others')} hint={t('answer.othersHint')}>
        <Button onPress={open('users')}>{t('answer.invite')}</Button>
      </Row>
    </>
  )
}

function RingHere({ account, onDone }: { readonly account: WireAccount; readonly onDone: () => void }) {
  const { t } = useTranslation('firstRun')
  const api = useApi()
  const tell = useTell()
  const isOnline = useDesktop(({ connection }) => connection.status === 'online')
  const myId = useSession(({ me }) => me.id)
  const [isSaving, setSaving] = useState(false)
  const save = async () => {
    if (myId === null) return
    setSaving(true)
    const group = { name: t('answer.groupName'), accountId: account.id, members: [myId] }
    tell(await api.request({ method: 'ringGroups.save', params: { ...group, mode: 'ring_all' } }))
    setSaving(false)
    onDone()
  }
  return (
    <Row label={t('answer.me')} hint={t('answer.meHint')}>
      <Button variant="primary" isDisabled={!isOnline} isPending={isSaving} onPress={() => void save()}>
        {t('answer.meButton')}
      </Button>
    </Row>
  )
}
