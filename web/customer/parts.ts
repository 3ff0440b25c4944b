/** Text always goes in as text: nothing that anybody wrote becomes markup. */
export function element(name: 'h1' | 'h2' | 'p', text: string, look?: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  if (look) made.className = look
  return made
}

export function button(text: string, look: 'first' | 'second' | 'plain', press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = text
  made.className = `big ${look}`
  made.addEventListener('click', press)
  return made
}

export function field(label: string, value: string, typed: (text: string) => void): HTMLElement {
  const whole = document.createElement('label')
  whole.className = 'field'
  whole.textContent = label
  const text = document.createElement('textarea')
  text.rows = 4
  text.maxLength = 4000
  text.value = value
  text.addEventListener('input', () => typed(text.value))
  whole.append(text)
  return whole
}

/** Five stars as five radio buttons: keys and screen readers know what to do with them. None is chosen beforehand. */
export function stars(label: string, unit: string, value: number, chosen: (rating: number) => void): HTMLElement {
  const whole = document.createElement('fieldset')
  const legend = document.createElement('legend')
  legend.textContent = label
  const row = document.createElement('div')
  row.className = 'stars'
  for (let rating = 1; rating <= 5; rating++) {
    const each = document.createElement('label')
    const radio = document.createElement('input')
    radio.type = 'radio'
    radio.name = 'rating'
    radio.checked = rating === value
    radio.setAttribute('aria-label', `${rating} ${unit}`)
    radio.addEventListener('change', () => chosen(rating))
    const shown = document.createElement('span')
    shown.textContent = `${rating}★`
    each.append(radio, shown)
    row.append(each)
  }
  whole.append(legend, row)
  return whole
}
