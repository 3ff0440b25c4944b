import { Outlet } from 'react-router'
import { useMay } from '../../lib/me.tsx'
import { NoPermission } from '../../ui/no-permission.tsx'

/** A screen that takes a permission: who has it not is told so, instead of seeing a screen of refusals. */
export const Gate = ({ may }: { may: string }) => (useMay(may) ? <Outlet /> : <NoPermission />)
