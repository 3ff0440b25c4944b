import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { revokeCode } from '#contract/codes.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'

/** A printed code dies with a reason: who finds it on the wall tomorrow will be asked why. */
export function RevokeForm({ codeId, close }: { codeId: string; close: () => void }) {
  const { t } = useTranslation('codes')
  const { message } = App.useApp()
  return (
    <ActForm
      endpoint={revokeCode}
      draft={`code.revoke.${codeId}`}
      input={({ reason }: { reason: string }) => ({ id: codeId, reason })}
      done={() => {
        close()
        void message.success(t('revokeDone'))
      }}
      cancel={close}
      says={t('revokeSays')}
      submit={t('revoke')}
    >
      <ReasonField />
    </ActForm>
  )
}
