import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/identity.ts'
import { sessionGivenUp, signedInAgain, useSessionEnded } from '../../lib/session.ts'
import { SignInWays } from './sign-in-ways.tsx'

/**
 * The session ended under the page: sign in above it, and everything typed and asked goes on. By way of the provider the
 * page is left and come back to; what was typed is kept as a draft.
 */
export function SignInAgain({ me }: { me: Me }) {
  const { t } = useTranslation('shell')
  const hasEnded = useSessionEnded()
  const leave = () => {
    sessionGivenUp()
    location.assign('/sign-in')
  }
  return (
    <Modal
      open={hasEnded}
      title={t('signIn.again')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={400}
      destroyOnHidden
    >
      <p>{t('signIn.againSays', { name: me.name })}</p>
      <SignInWays
        to={location.pathname + location.search}
        login={me.login}
        done={(person) => (person.id === me.id ? signedInAgain() : leave())}
      />
      <Button type="link" block onClick={leave}>
        {t('signIn.someoneElse')}
      </Button>
    </Modal>
  )
}
