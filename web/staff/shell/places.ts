import {
  AuditOutlined,
  FolderOpenOutlined,
  MessageOutlined,
  ProfileOutlined,
  SettingOutlined,
  TableOutlined,
} from '@ant-design/icons'

/** The screens of the rail, in its order; one line each. A place is shown to who may open it. */
export const places = [
  { to: '/work', name: 'work', may: 'staff', Sign: ProfileOutlined },
  { to: '/cases', name: 'cases', may: 'case.read', Sign: FolderOpenOutlined },
  { to: '/feedback', name: 'feedback', may: 'feedback.read', Sign: MessageOutlined },
  { to: '/board', name: 'board', may: 'board.read', Sign: TableOutlined },
  { to: '/look-back', name: 'lookBack', may: 'look-back.read', Sign: AuditOutlined },
  { to: '/administration', name: 'administration', may: 'bank.read', Sign: SettingOutlined },
] as const
