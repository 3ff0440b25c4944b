import {
  AuditOutlined,
  CalendarOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  FormOutlined,
  HeatMapOutlined,
  IdcardOutlined,
  MessageOutlined,
  PhoneOutlined,
  ProfileOutlined,
  QrcodeOutlined,
  SettingOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons'

/** The groups of the rail, in its order; a group without a place that one may open is not shown. */
export const groups = ['work', 'voices', 'figures', 'administration'] as const
export type Group = (typeof groups)[number]

type Place = { to: `/${string}`; name: string; group: Group; may: string; Sign: typeof ProfileOutlined }

/**
 * The screens of the rail, in its order within each group; one line each. A place is shown to who may open it. The first
 * four that somebody may open stand under the thumb on a phone.
 */
export const places = [
  { to: '/work', name: 'work', group: 'work', may: 'staff', Sign: ProfileOutlined },
  { to: '/cases', name: 'cases', group: 'work', may: 'case.read', Sign: FolderOpenOutlined },
  { to: '/calls', name: 'calls', group: 'work', may: 'call.take', Sign: PhoneOutlined },
  { to: '/team', name: 'team', group: 'work', may: 'case.assign', Sign: TeamOutlined },
  { to: '/feedback', name: 'feedback', group: 'voices', may: 'feedback.read', Sign: MessageOutlined },
  { to: '/record', name: 'record', group: 'voices', may: 'feedback.record', Sign: FormOutlined },
  { to: '/receptions', name: 'receptions', group: 'voices', may: 'reception.read', Sign: CalendarOutlined },
  { to: '/visits', name: 'visits', group: 'voices', may: 'visit.record', Sign: IdcardOutlined },
  { to: '/codes', name: 'codes', group: 'voices', may: 'code.read', Sign: QrcodeOutlined },
  { to: '/heat-map', name: 'heatMap', group: 'figures', may: 'report.read', Sign: HeatMapOutlined },
  { to: '/reports', name: 'reports', group: 'figures', may: 'report.read', Sign: FileTextOutlined },
  { to: '/board', name: 'board', group: 'figures', may: 'board.read', Sign: TableOutlined },
  { to: '/look-back', name: 'lookBack', group: 'figures', may: 'look-back.read', Sign: AuditOutlined },
  {
    to: '/administration',
    name: 'administration',
    group: 'administration',
    may: 'bank.read',
    Sign: SettingOutlined,
  },
] as const satisfies readonly Place[]

export const placesFor = (may: readonly string[]) =>
  places.filter((place) => place.may === 'staff' || may.includes(place.may))
export type PlaceShown = (typeof places)[number]
