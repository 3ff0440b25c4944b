import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { CallRefused } from '#contract/call.ts'
import { pathWithin } from '#contract/path-within.ts'
import { useBankTime } from '../../lib/bank-time.tsx'
import { Loading } from '../../ui/loading.tsx'
import { useTitle } from '../../ui/page.tsx'
import { Refused } from '../../ui/refused.tsx'
import mark from '../mark.svg'
import { ClockFace } from '../shell/clock-face.tsx'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import styles from './sign-in-page.module.css'
import { SignInWays } from './sign-in-ways.tsx'
import { useStep } from './use-session.ts'

/** Why the provider's answer was refused. Only codes of ours: an address must not put its own words on this page. */
const refusalIn = (code: string | null) =>
  code && /^sign-in\.[a-z-]{1,40}$/.test(code) ? new CallRefused(403, code, {}) : null

export function SignInPage() {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const { isSandbox } = useBankTime()
  const begun = useStep()
  const to = pathWithin(query.get('to'))
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
          <Refused error={refusalIn(query.get('refused'))} />
          {begun.isPending ? (
            <Loading lines={4} />
          ) : (
            <SignInWays to={to} begun={begun.data ?? null} done={() => navigate(to, { replace: true })} />
          )}
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
