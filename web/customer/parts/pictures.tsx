/** @jsxImportSource preact */
import { useEffect, useMemo } from 'preact/hooks'
import type { Draft, Piece } from '../draft.ts'
import { useVisit } from '../visit.ts'
import { Button, FileButton, Note } from './controls.tsx'

const MOST = 8
/** Named one by one: then an iPhone hands its photographs over as JPEG. */
const ACCEPT = 'image/jpeg,image/png,image/webp'

function Thumbnail({ piece, label, remove, text }: { piece: Piece; label: string; remove: () => void; text: string }) {
  const address = useMemo(() => URL.createObjectURL(piece.blob), [piece.blob])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return (
    <li>
      <img src={address} alt={label} />
      <Button look="plain" press={remove}>
        {text}
      </Button>
    </li>
  )
}

/** Pictures of the telephone's camera or album. Elder mode takes one, so that the page keeps its few buttons. */
export function Pictures({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { say, isElder } = useVisit()
  const { pictures } = draft
  const add = (files: File[]) =>
    change({
      pictures: [...pictures, ...files.map((file) => ({ blob: file, name: file.name }))].slice(0, isElder ? 1 : MOST),
    })
  if (isElder)
    return (
      <>
        <Note text={pictures.length > 0 ? say('pictureAdded') : ''} />
        {pictures.length > 0 ? (
          <Button look="second" press={() => change({ pictures: [] })}>
            {say('removePicture')}
          </Button>
        ) : (
          <FileButton label={say('addPictureElder')} accept={ACCEPT} chosen={add} />
        )}
      </>
    )
  return (
    <>
      <ul className="pictures">
        {pictures.map((piece, place) => (
          <Thumbnail
            key={piece.name + String(place)}
            piece={piece}
            label={say('picture', { n: place + 1 })}
            text={say('removePicture')}
            remove={() => change({ pictures: pictures.filter((each) => each !== piece) })}
          />
        ))}
      </ul>
      {pictures.length < MOST && <FileButton label={say('addPicture')} accept={ACCEPT} isMany chosen={add} />}
    </>
  )
}
