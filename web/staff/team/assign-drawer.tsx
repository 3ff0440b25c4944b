import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Assignment, assignCases, type Load, previewAssignment } from '#contract/team.ts'
import { useAct } from '../../lib/ask.ts'
import { forgetDraft, keepDraft, readDraft } from '../../lib/draft.ts'
import { useBreadth } from '../../lib/media.ts'
import { speak } from '../../lib/speak.ts'
import { ReasonField } from '../../ui/reason-field.tsx'
import { Refused } from '../../ui/refused.tsx'
import { AssignPreview } from './assign-preview.tsx'

type Props = {
  caseIds: string[]
  loads: readonly Load[]
  close: () => void
  done: (assignment: Assignment) => void
}

const DRAFT = 'assign'

/** To whom, what that would do, and why: nothing moves before all three are there. */
export function AssignDrawer({ caseIds, loads, close, done }: Props) {
  const { t } = useTranslation('team')
  const isPhone = useBreadth() === 'phone'
  const [toIds, setToIds] = useState<string[]>([])
  const preview = useMutation({ mutationFn: (ids: string[]) => speak(previewAssignment, { caseIds, toIds: ids }) })
  const act = useAct(assignCases, {
    done: (assignment) => {
      forgetDraft(DRAFT)
      done(assignment)
    },
  })
  const choose = (ids: string[]) => {
    setToIds(ids)
    if (ids.length > 0) preview.mutate(ids)
    else preview.reset()
  }
  const moves = (preview.data?.moves ?? []).flatMap(({ caseId, from, to }) =>
    to ? [{ caseId, fromId: from?.id ?? null, toId: to.id }] : [],
  )
  return (
    <Drawer
      open
      onClose={close}
      title={t('assignTitle', { count: caseIds.length })}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '88dvh' : 560}
    >
      <Form<{ reason: string }>
        layout="vertical"
        initialValues={readDraft(DRAFT)}
        onValuesChange={(_, all) => keepDraft(DRAFT, all)}
        onFinish={({ reason }) => act.mutate({ moves, reason })}
      >
        <Form.Item label={t('to')} htmlFor="assign-to" extra={t('toSays')}>
          <Select
            id="assign-to"
            mode="multiple"
            value={toIds}
            onChange={choose}
            maxCount={20}
            placeholder={t('toHint')}
            showSearch={{ optionFilterProp: 'label' }}
            options={loads.map(({ staff, open }) => ({
              value: staff.id,
              label: `${staff.name} · ${staff.post} · ${t('open', { count: open })}`,
            }))}
          />
        </Form.Item>
        <Refused error={preview.error} />
        {preview.data && <AssignPreview preview={preview.data} />}
        <ReasonField
          usual={t('usual')
            .split('|')
            .map((label) => ({ value: label, label }))}
        />
        <Refused error={act.error} />
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={act.isPending}
          disabled={moves.length === 0 || preview.isPending}
        >
          {t('confirm', { count: moves.length })}
        </Button>
      </Form>
    </Drawer>
  )
}
