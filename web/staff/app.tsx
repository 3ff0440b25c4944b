import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { BankTimeProvider } from '../lib/bank-time.tsx'
import { makeClient } from '../lib/client.ts'
import { Look } from '../ui/look.tsx'
import { makeRouter } from './routes.tsx'

export function StaffApp() {
  const [client] = useState(makeClient)
  const [router] = useState(makeRouter)
  return (
    <QueryClientProvider client={client}>
      <Look>
        <BankTimeProvider>
          <RouterProvider router={router} />
        </BankTimeProvider>
      </Look>
    </QueryClientProvider>
  )
}
