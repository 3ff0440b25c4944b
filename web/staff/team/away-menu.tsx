import { EllipsisOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Load, setAway } from '#contract/team.ts'
import { useAct } from '../../lib/ask.ts'
import { useRefusalWords } from '../../ui/refusal-words.ts'

const DAYS = [0, 1, 2, 6, 13] as const

/** Marks a colleague as away for some days, or as back. */
export function AwayMenu({ load, today }: { load: Load; today: string }) {
  const { t } = useTranslation('team')
  const { message } = App.useApp()
  const words = useRefusalWords()
  const act = useAct(setAway)
  const isAway = load.awayUntilOn !== null && load.awayUntilOn >= today
  const until = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  const set = (untilOn: string | null) =>
    act.mutate(
      { staffId: load.staff.id, untilOn },
      { onError: (error) => message.error(words(error)), onSuccess: () => message.success(t('saved')) },
    )
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          ...(isAway ? [{ key: 'back', label: t('back') }] : []),
          ...DAYS.map((days) => ({ key: String(days), label: t('awayFor', { count: days + 1 }) })),
        ],
        onClick: ({ key }) => set(key === 'back' ? null : until(Number(key))),
      }}
    >
      <Button
        type="text"
        size="small"
        loading={act.isPending}
        icon={<EllipsisOutlined />}
        aria-label={t('awayMenu', { name: load.staff.name })}
      />
    </Dropdown>
  )
}
