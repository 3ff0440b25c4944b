import { useHouse } from '../../lib/house.ts'
import { useMe } from '../../lib/me.tsx'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { useMode } from '../../ui/use-mode.ts'
import { Watermark } from '../../ui/watermark.tsx'
import { KeysList } from '../keys/keys-list.tsx'
import { TourGuide } from '../tour/tour.tsx'

/** What is around every screen without being a part of any: watermark, the margins of paper, the keys, the tour. */
export function Around() {
  const me = useMe()
  const house = useHouse()
  const isDark = useMode() === 'dark'
  return (
    <>
      {house && <Watermark who={me} strength={house.watermark} isDark={isDark} />}
      <PrintSheet who={me} />
      <KeysList />
      <TourGuide />
    </>
  )
}
