import type { RouteObject } from 'react-router'
import { Gate } from '../shell/gate.tsx'

/** The parts of the administration; each behind its own permission. A commitment's id holds a slash. */
export const administration: RouteObject[] = [
  {
    path: 'organisation/:id?',
    lazy: async () => ({ Component: (await import('./organisation/organisation-page.tsx')).OrganisationPage }),
  },
  {
    element: <Gate may="staff.read" />,
    children: [
      { path: 'people/:id?', lazy: async () => ({ Component: (await import('./people/people-page.tsx')).PeoplePage }) },
    ],
  },
  {
    element: <Gate may="key.manage" />,
    children: [{ path: 'keys', lazy: async () => ({ Component: (await import('./keys/keys-page.tsx')).KeysPage }) }],
  },
  {
    element: <Gate may="commitment.read" />,
    children: [
      {
        path: 'commitments/*',
        lazy: async () => ({ Component: (await import('./commitments/commitments-page.tsx')).CommitmentsPage }),
      },
      {
        path: 'calendars',
        lazy: async () => ({ Component: (await import('./calendars/calendars-page.tsx')).CalendarsPage }),
      },
    ],
  },
  {
    element: <Gate may="report.read" />,
    children: [
      {
        path: 'taxonomy',
        lazy: async () => ({ Component: (await import('./taxonomy/taxonomy-page.tsx')).TaxonomyPage }),
      },
    ],
  },
]
