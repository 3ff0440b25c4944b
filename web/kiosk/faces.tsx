/** @jsxImportSource preact */
import type { RatingPlace } from '#contract/ratings.ts'
import { FaceSign } from './face-sign.tsx'
import { type Language, say } from './words.ts'

type Props = { place: RatingPlace; language: Language; choose: (rating: number) => void }

/** Manual 4.1.1: five faces with their words, best first as one reads. None is chosen beforehand; one tap rates. */
export function Faces({ place, language, choose }: Props) {
  return (
    <section class="ask">
      <h1>{say(language, 'ask')}</h1>
      {place.employee && <p class="served">{say(language, 'servedBy', { who: place.employee[language] })}</p>}
      <div class="faces">
        {[...place.faces].reverse().map(({ rating, name }) => (
          <button type="button" key={rating} class="face" onClick={() => choose(rating)}>
            <FaceSign rating={rating} />
            <span>{name[language]}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
