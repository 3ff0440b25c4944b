import type { Page } from 'playwright-core'

/** What a page of elder mode must not have (MIIT norm, chapter 7): each list is empty, or the page fails. */
export type Breaches = {
  mode: string | undefined
  smallType: string[]
  tightLines: string[]
  smallTargets: string[]
  tooManyActions: string[]
  hidden: string[]
  helpAt: number | undefined
  sideways: number
}

/** Measures what the eye sees and the finger meets, in the browser: type of at least `leastType` px, targets of 60 × 60. */
export const measureElder = (page: Page, leastType: number): Promise<Breaches> =>
  page.evaluate((least) => {
    const isSeen = (it: Element) => {
      const box = it.getBoundingClientRect()
      return box.width > 0 && box.height > 0 && getComputedStyle(it).visibility !== 'hidden'
    }
    const describe = (it: Element) => `${it.outerHTML.slice(0, 90)} ${JSON.stringify(it.getBoundingClientRect())}`
    const all = [...document.querySelectorAll('#root *')].filter(isSeen)
    const written = all.filter(
      (it) =>
        it.matches('input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select') ||
        [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    )
    const type = (it: Element) => Number.parseFloat(getComputedStyle(it).fontSize)
    const targets = all.filter((it) =>
      it.matches('button, a[href], label.big, .choice label, .tick, textarea, select, .field input'),
    )
    const actions = all.filter((it) => it.matches('button, a[href], label.big'))
    const help = document.querySelector('nav.help')?.getBoundingClientRect()
    window.scrollTo(0, document.body.scrollHeight)
    const covered = (it: Element) =>
      help !== undefined && it.closest('nav') === null && it.getBoundingClientRect().bottom > help.top + 1
    const last = actions.filter((it) => it.closest('main')).slice(-1)[0]
    const hidden = last && covered(last) ? [describe(last)] : []
    window.scrollTo(0, 0)
    return {
      mode: document.documentElement.dataset.mode,
      smallType: written.filter((it) => type(it) < least).map(describe),
      tightLines: written
        .filter(
          (it) => !it.matches('input, select') && Number.parseFloat(getComputedStyle(it).lineHeight) / type(it) < 1.3,
        )
        .map(describe),
      smallTargets: targets
        .filter((it) => it.getBoundingClientRect().width < 60 || it.getBoundingClientRect().height < 60)
        .map(describe),
      tooManyActions: actions.length > 4 ? actions.map(describe) : [],
      hidden,
      helpAt: help && Math.round(window.innerHeight - help.bottom),
      sideways: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
    }
  }, leastType)

export const KEPT: Breaches = {
  mode: 'elder',
  smallType: [],
  tightLines: [],
  smallTargets: [],
  tooManyActions: [],
  hidden: [],
  helpAt: 0,
  sideways: 0,
}

/** Takes away what WebViews of early 2021 (Chrome 80, iOS 13) did not have. */
export const asWebViewOf2021 = () => {
  const gone: [object, string[]][] = [
    [Crypto.prototype, ['randomUUID']],
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
    [String.prototype, ['at', 'replaceAll', 'isWellFormed']],
    [Object, ['hasOwn', 'groupBy']],
    [Map, ['groupBy']],
    [Promise, ['any', 'withResolvers', 'try']],
    [AbortSignal, ['timeout', 'any']],
    [Element.prototype, ['replaceChildren', 'checkVisibility', 'setHTMLUnsafe']],
    [HTMLElement.prototype, ['showPopover', 'hidePopover']],
    [URL, ['canParse', 'parse']],
    [globalThis, ['structuredClone', 'WeakRef', 'FinalizationRegistry', 'navigation']],
  ]
  for (const [place, names] of gone) for (const name of names) Reflect.deleteProperty(place, name)
}
