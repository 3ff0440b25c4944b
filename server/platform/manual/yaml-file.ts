import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

type Path = readonly PropertyKey[]

/** A file that people edit is wrong: the message names file, line and path, one mistake a line. */
export class ManualFault extends Error {
  override readonly name = 'ManualFault'
}

export type YamlFile<T> = { value: T; fault(path: Path, message: string): ManualFault }

/** Reads a file of the manual and refuses it as a whole if anything in it is not in shape. */
export function readYaml<S extends z.ZodType>(path: string, shape: S): YamlFile<z.output<S>> {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false })
  const syntax = document.errors[0]
  if (syntax) throw new ManualFault(`${path}:${lines.linePos(syntax.pos[0]).line}: ${syntax.message}`)

  // A key that is missing has no line of its own: then the line of what should hold it.
  const lineOf = (to: Path): number => {
    for (let length = to.length; length >= 0; length--) {
      const node = document.getIn(to.slice(0, length), true)
      if (hasRange(node)) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const say = (to: Path, message: string) => `${path}:${lineOf(to)}: ${to.map(String).join('.')}: ${message}`

  const parsed = shape.safeParse(document.toJS())
  if (!parsed.success)
    throw new ManualFault(
      parsed.error.issues
        .map(mostTelling)
        .map((issue) => say(issue.path, issue.message))
        .join('\n'),
    )
  return { value: parsed.data, fault: (to, message) => new ManualFault(say(to, message)) }
}

const hasRange = (node: unknown): node is { range: [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)

/** Of an alternative that fits nowhere, the branch that came furthest says what was probably meant. */
function mostTelling(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors
    .flatMap((branch) => branch.slice(0, 1))
    .map(mostTelling)
    .toSorted((a, b) => b.path.length - a.path.length || Number(isOtherBranch(a)) - Number(isOtherBranch(b)))[0]
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue
}

/** A branch whose own mark (a literal, an enum) does not fit was not meant. */
const isOtherBranch = (issue: z.core.$ZodIssue): boolean => issue.code === 'invalid_value'
