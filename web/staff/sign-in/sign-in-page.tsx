import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useBankTime } from '../../lib/bank-time.tsx'
import { useTitle } from '../../ui/page.tsx'
import mark from '../mark.svg'
import { ClockFace } from '../shell/clock-face.tsx'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { SignInForm } from './sign-in-form.tsx'
import styles from './sign-in-page.module.css'

/** Back to where one came from, and only within this app. */
const within = (to: string | null) => (to?.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/work')

export function SignInPage() {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const { isSandbox } = useBankTime()
  useTitle(t('signIn.title'))
  return (
    <div className={styles.page}>
      <header className={styles.promise}>
        <div className={styles.brand}>
          <img src={mark} alt="" width={40} height={40} />
          <span>{t('product')}</span>
        </div>
        <p className={styles.motto}>{t('signIn.motto')}</p>
        <ol className={styles.loop}>
          {(['receive', 'analyse', 'handle', 'reply', 'verify'] as const).map((stage) => (
            <li key={stage}>{t(`signIn.loop.${stage}`)}</li>
          ))}
        </ol>
      </header>
      <main className={styles.side}>
        <div className={styles.language}>
          <LanguageSwitch />
        </div>
        <div className={styles.form}>
          <h1 className={styles.title}>{t('signIn.title')}</h1>
          <SignInForm done={() => navigate(within(query.get('to')), { replace: true })} />
          {isSandbox && (
            <div className={styles.sandbox}>
              <ClockFace />
              <p>{t('signIn.demo')}</p>
            </div>
          )}
        </div>
      </main>
    </div>
  )
}
