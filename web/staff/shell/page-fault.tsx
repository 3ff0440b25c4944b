import { useRouteError } from 'react-router'
import { Failure } from '../../ui/failure.tsx'

/** A fault of ours on one screen; reading the page again also fetches a newer version of the app. */
export const PageFault = () => <Failure error={useRouteError()} again={() => location.reload()} />
