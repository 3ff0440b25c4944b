import {
  AuditOutlined,
  CalendarOutlined,
  FolderOpenOutlined,
  FormOutlined,
  IdcardOutlined,
  MessageOutlined,
  PhoneOutlined,
  ProfileOutlined,
  TableOutlined,
} from '@ant-design/icons'

/** The screens of the rail, in its order; one line each. A place is shown to who may open it. */
export const places = [
  { to: '/work', name: 'work', may: 'staff', Sign: ProfileOutlined },
  { to: '/cases', name: 'cases', may: 'case.read', Sign: FolderOpenOutlined },
  { to: '/feedback', name: 'feedback', may: 'feedback.read', Sign: MessageOutlined },
  { to: '/calls', name: 'calls', may: 'call.take', Sign: PhoneOutlined },
  { to: '/record', name: 'record', may: 'feedback.record', Sign: FormOutlined },
  { to: '/receptions', name: 'receptions', may: 'reception.read', Sign: CalendarOutlined },
  { to: '/visits', name: 'visits', may: 'visit.record', Sign: IdcardOutlined },
  { to: '/board', name: 'board', may: 'board.read', Sign: TableOutlined },
  { to: '/look-back', name: 'lookBack', may: 'look-back.read', Sign: AuditOutlined },
] as const
