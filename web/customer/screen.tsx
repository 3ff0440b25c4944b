/** @jsxImportSource preact */
import { About } from './screens/about.tsx'
import { Add, Added } from './screens/add.tsx'
import { Answer, Thanks } from './screens/answer.tsx'
import { Contact } from './screens/contact.tsx'
import { Find } from './screens/find.tsx'
import { CallBack, Help } from './screens/help.tsx'
import { Home } from './screens/home.tsx'
import { ProgressPage } from './screens/progress.tsx'
import { ReadingPage } from './screens/reading.tsx'
import { ReceiptPage } from './screens/receipt.tsx'
import { Tell } from './screens/tell.tsx'
import { Withdraw } from './screens/withdraw.tsx'
import { useVisit } from './visit.ts'

/** Which page stands at which address. A message's link begins at its matter, all else at the first page. */
export function Screen() {
  const { place, link, say } = useVisit()
  switch (place) {
    case 'say':
      return <Tell />
    case 'about':
      return <About />
    case 'contact':
      return <Contact />
    case 'receipt':
      return <ReceiptPage title={say('receiptTitle')} />
    case 'find':
      return <Find />
    case 'progress':
      return <ProgressPage />
    case 'answer/yes':
    case 'answer/no':
      return <Answer isSolved={place === 'answer/yes'} key={place} />
    case 'thanks/yes':
    case 'thanks/no':
      return <Thanks isSolved={place === 'thanks/yes'} />
    case 'add':
      return <Add key="words" />
    case 'add/picture':
      return <Add isSecond key="picture" />
    case 'added':
      return <Added />
    case 'withdraw':
      return <Withdraw />
    case 'help':
      return <Help />
    case 'call-back':
      return <CallBack />
    case 'call-back-receipt':
      return <ReceiptPage title={say('callBackDone')} />
    case 'reading':
      return <ReadingPage />
    default:
      return link ? <ProgressPage /> : <Home />
  }
}
