import { CircleAlert, Eye, EyeOff } from 'lucide-react'
import { type SubmitEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi, useDesktop } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDeviceCheck } from '../device-check/use-device-check.ts'
import { type SignInProblem, signInProblem } from './sign-in-problem.ts'
import styles from './SignIn.module.css'
import { useProblemText } from './use-problem-text.ts'

interface Missing {
  readonly email: boolean
  readonly password: boolean
  readonly newPassword: boolean
}

const nothingMissing: Missing = { email: false, password: false, newPassword: false }
/** As the platform takes it. */
const shortestPassword = 8

/** Email and password, and an own password where one was handed out. What is wrong is said beside the field, or above the button with what to do. */
export function SignInForm() {
  const { t } = useTranslation('signIn')
  const api = useApi()
  const { open: openCheck } = useDeviceCheck()
  const isCheckDue = useDesktop(state => state.settings.deviceCheck === 'due')
  const isSigningIn = useDesktop(state => state.auth.status === 'signingIn')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  /** `null` until the platform asks for it. */
  const [newPassword, setNewPassword] = useState<string | null>(null)
  const [isShown, setShown] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [missing, setMissing] = useState(nothingMissing)
  const [problem, setProblem] = useState<SignInProblem | null>(null)
  const now = useNow(1000)
  const problemId = useId()
  const problemText = useProblemText(problem, now)
  const isWaiting = problem?.kind === 'throttled' && problem.until > now
  const isBusy = isAsking || isSigningIn

  const signIn = async () => {
    setAsking(true)
    setProblem(null)
    const chosen = newPassword === null ? {} : { newPassword }
    const outcome = await api.signIn({ email: email.trim(), password, ...chosen })
    setAsking(false)
    if (outcome.ok) {
      // Once, and by whoever sits here: an app that signs in by itself asks nobody. [D3]
      if (isCheckDue) openCheck()
      return
    }
    const refused = signInProblem(outcome.refusal, Date.now())
    setProblem(refused)
    if (refused.kind === 'choosePassword') setNewPassword('')
  }

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const next = {
      email: !/^\S+@\S+\.\S+$/u.test(email.trim()),
      password: password === '',
      newPassword: newPassword !== null && newPassword.length < shortestPassword,
    }
    setMissing(next)
    if (next.email || next.password || next.newPassword || isBusy || isWaiting) return
    void signIn()
  }

  return (
    <form noValidate onSubmit={submit} className={styles.form} aria-describedby={problemId}>
      <TextField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        isInvalid={missing.email}
        errorMessage={t('emailNeeded')}
        // The one thing to do on this page.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <TextField
        label={t('password')}
        type={isShown ? 'text' : 'password'}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        isInvalid={missing.password}
        errorMessage={t('passwordNeeded')}
        action={
          <IconButton
            icon={isShown ? EyeOff : Eye}
            label={isShown ? t('hidePassword') : t('showPassword')}
            size="small"
            onPress={() => setShown(!isShown)}
          />
        }
      />
      {newPassword !== null && (
        <TextField
          label={t('newPassword')}
          type={isShown ? 'text' : 'password'}
          name="new-password"
          autoComplete="new-password"
          value={newPassword}
          onChange={setNewPassword}
          isInvalid={missing.newPassword}
          errorMessage={t('newPasswordShort')}
          // The next thing to do, and nothing else on this page is.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
      )}
      <p id={problemId} role="alert" className={styles.problem}>
        {problemText !== null && (
          <>
            <Icon icon={CircleAlert} size={16} className={styles.problemIcon} />
            <span>{problemText}</span>
          </>
        )}
      </p>
      <Button
        type="submit"
        variant="primary"
        size="large"
        isFullWidth
        isPending={isBusy}
        isDisabled={isWaiting}
      >
        {isBusy ? t('submitting') : t('submit')}
      </Button>
    </form>
  )
}
