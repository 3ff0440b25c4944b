/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'

type Pressed = { press: () => void; look?: 'first' | 'second' | 'plain'; children: ComponentChildren }

export const Button = ({ press, look = 'first', children }: Pressed) => (
  <button type="button" className={`big ${look}`} onClick={press}>
    {children}
  </button>
)

type Typed = { label: string; value: string; typed: (text: string) => void; most: number }

/** Several lines of the customer's own words. */
export const TextField = ({ label, value, typed, hint, rows, most }: Typed & { hint?: string; rows: number }) => (
  <label className="field">
    {label}
    <textarea
      rows={rows}
      maxLength={most}
      placeholder={hint ?? ''}
      value={value}
      onInput={({ currentTarget }) => typed(currentTarget.value)}
    />
  </label>
)

/** One line: a name, a number, a code. The right keys come up for it, and the telephone offers its own number. */
export const LineField = ({
  label,
  value,
  typed,
  most,
  keys = 'text',
}: Typed & { keys?: 'text' | 'tel' | 'numeric' }) => (
  <label className="field">
    {label}
    <input
      maxLength={most}
      value={value}
      inputMode={keys}
      autocomplete={keys === 'tel' ? 'tel' : 'off'}
      onInput={({ currentTarget }) => typed(currentTarget.value)}
    />
  </label>
)

export const Choice = ({
  legend,
  name,
  options,
  value,
  choose,
}: {
  legend: string
  name: string
  options: readonly { value: string; label: string; short?: string }[]
  value: string
  choose: (value: string) => void
}) => (
  <fieldset>
    <legend>{legend}</legend>
    <div className="choice">
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            aria-label={option.label}
            onChange={() => choose(option.value)}
          />
          <span>{option.short ?? option.label}</span>
        </label>
      ))}
    </div>
  </fieldset>
)

/** A choice of a file that looks and is as large as a button. */
export const FileButton = ({
  label,
  accept,
  isMany,
  chosen,
}: {
  label: string
  accept: string
  isMany?: boolean
  chosen: (files: File[]) => void
}) => (
  <label className="big second">
    {label}
    <input
      type="file"
      accept={accept}
      multiple={isMany}
      onChange={({ currentTarget }) => {
        chosen(Array.from(currentTarget.files ?? []))
        currentTarget.value = ''
      }}
    />
  </label>
)

/** What happens now or went wrong; spoken by screen readers when it changes, told by words and never by colour alone. */
export const Note = ({ text }: { text: string }) => (
  <p className="note" role="status">
    {text}
  </p>
)
