import { Navigate, Outlet, useLocation } from 'react-router'
import { CallRefused } from '#contract/call.ts'
import { ownDrafts } from '../../lib/draft.ts'
import { MeProvider } from '../../lib/me.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PasswordOwed } from '../sign-in/password-owed.tsx'
import { SignInAgain } from '../sign-in/sign-in-again.tsx'
import { useSession } from '../sign-in/use-session.ts'
import { Around } from './around.tsx'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import styles from './shell.module.css'

/** Around every screen: who I am, where I can go, what the time is. Without a session: to the sign-in and back here. */
export function Shell() {
  const session = useSession()
  const { pathname, search } = useLocation()
  if (session.error instanceof CallRefused && session.error.status === 401)
    return <Navigate to={`/sign-in?${new URLSearchParams({ to: pathname + search })}`} replace />
  if (session.error) return <Failure error={session.error} again={session.refetch} />
  if (!session.data) return <Loading />
  ownDrafts(session.data.id)
  return (
    <MeProvider me={session.data}>
      <div className={styles.shell}>
        <Navigation />
        <Header />
        <main className={styles.main} id="main">
          {session.data.owesPassword ? <PasswordOwed /> : <Outlet />}
        </main>
      </div>
      <SignInAgain me={session.data} />
      <Around />
    </MeProvider>
  )
}
