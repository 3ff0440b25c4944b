/** @jsxImportSource preact */

/** The mouth of each rating, from bad to good; the word below it says the same. */
const MOUTHS = [
  'M20 45c6-10 18-10 24 0',
  'M21 43c6-6 16-6 22 0',
  'M22 41h20',
  'M21 39c5 6 17 6 22 0',
  'M19 37c4 13 22 13 26 0',
]

export const FaceSign = ({ rating }: { rating: number }) => (
  <svg viewBox="0 0 64 64" class={`sign sign-${rating}`} aria-hidden="true">
    <circle cx="32" cy="32" r="28" class="skin" />
    <circle cx="23" cy="26" r="3.4" class="eye" />
    <circle cx="41" cy="26" r="3.4" class="eye" />
    <path d={MOUTHS[rating - 1]} class="mouth" />
  </svg>
)
