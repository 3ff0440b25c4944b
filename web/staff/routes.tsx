import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { Loading } from '../ui/loading.tsx'
import { administration } from './administration/routes.tsx'
import { Gate } from './shell/gate.tsx'
import { LostPage } from './shell/lost-page.tsx'
import { PageFault } from './shell/page-fault.tsx'
import { Shell } from './shell/shell.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'

/** All screens, as data: the app opens them, and a journey walks through every one. */
export const screens: RouteObject[] = [
  { index: true, element: <Navigate to="/work" replace /> },
  { path: 'account', lazy: async () => ({ Component: (await import('./account/account-page.tsx')).AccountPage }) },
  { path: 'work', lazy: async () => ({ Component: (await import('./work/work-page.tsx')).WorkPage }) },
  {
    element: <Gate may="case.read" />,
    children: [
      { path: 'cases/:id?', lazy: async () => ({ Component: (await import('./cases/case-page.tsx')).CasePage }) },
    ],
  },
  {
    element: <Gate may="case.assign" />,
    children: [{ path: 'team', lazy: async () => ({ Component: (await import('./team/team-page.tsx')).TeamPage }) }],
  },
  {
    element: <Gate may="feedback.read" />,
    children: [
      {
        path: 'feedback/:id?',
        lazy: async () => ({ Component: (await import('./feedback/feedback-page.tsx')).FeedbackPage }),
      },
    ],
  },
  {
    element: <Gate may="code.read" />,
    children: [
      { path: 'codes', lazy: async () => ({ Component: (await import('./codes/codes-page.tsx')).CodesPage }) },
      { path: 'codes/print', lazy: async () => ({ Component: (await import('./codes/print-page.tsx')).PrintPage }) },
    ],
  },
  {
    element: <Gate may="board.read" />,
    children: [
      { path: 'board', lazy: async () => ({ Component: (await import('./board/board-page.tsx')).BoardPage }) },
    ],
  },
  {
    element: <Gate may="look-back.read" />,
    children: [
      {
        path: 'look-back',
        lazy: async () => ({ Component: (await import('./look-back/look-back-page.tsx')).LookBackPage }),
      },
    ],
  },
  {
    element: <Gate may="report.read" />,
    children: [
      {
        path: 'heat-map',
        lazy: async () => ({ Component: (await import('./heat-map/heat-map-page.tsx')).HeatMapPage }),
      },
      {
        path: 'reports/:week?/:unitId?',
        lazy: async () => ({ Component: (await import('./reports/reports-page.tsx')).ReportsPage }),
      },
    ],
  },
  {
    element: <Gate may="bank.read" />,
    children: [
      {
        path: 'administration',
        lazy: async () => ({
          Component: (await import('./administration/administration-page.tsx')).AdministrationPage,
        }),
        children: administration,
      },
    ],
  },
  {
    element: <Gate may="feedback.record" />,
    children: [
      { path: 'record', lazy: async () => ({ Component: (await import('./record/record-page.tsx')).RecordPage }) },
    ],
  },
  {
    element: <Gate may="call.take" />,
    children: [
      { path: 'calls', lazy: async () => ({ Component: (await import('./calls/calls-page.tsx')).CallsPage }) },
    ],
  },
  {
    element: <Gate may="visit.record" />,
    children: [
      { path: 'visits', lazy: async () => ({ Component: (await import('./visits/visits-page.tsx')).VisitsPage }) },
    ],
  },
  {
    element: <Gate may="reception.read" />,
    children: [
      {
        path: 'receptions',
        lazy: async () => ({ Component: (await import('./receptions/receptions-page.tsx')).ReceptionsPage }),
      },
      {
        path: 'receptions/:id',
        lazy: async () => ({ Component: (await import('./receptions/reception-page.tsx')).ReceptionPage }),
      },
      {
        path: 'receptions/:id/minutes',
        lazy: async () => ({ Component: (await import('./receptions/paper-page.tsx')).MinutesPage }),
      },
      {
        path: 'receptions/:id/announcement',
        lazy: async () => ({ Component: (await import('./receptions/paper-page.tsx')).AnnouncementPage }),
      },
    ],
  },
  { path: '*', element: <LostPage /> },
]

/** Every screen is fetched when it is first opened; a fault in one leaves the shell standing. */
export const makeRouter = () =>
  createBrowserRouter([
    { path: '/sign-in', element: <SignInPage />, errorElement: <PageFault /> },
    {
      path: '/',
      element: <Shell />,
      errorElement: <PageFault />,
      hydrateFallbackElement: <Loading />,
      children: [{ errorElement: <PageFault />, children: screens }],
    },
  ])
