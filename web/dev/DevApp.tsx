import { Layout } from '../ui/Layout.tsx'
import PartsPage from './PartsPage.tsx'

/** Pages that exist only in development, in plain English: nobody but us reads them. */
export function DevApp() {
  return (
    <Layout home="/">
      <PartsPage />
    </Layout>
  )
}
