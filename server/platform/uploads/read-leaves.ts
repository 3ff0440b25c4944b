import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { Refusal } from '../refusal.ts'

/** A text in a YAML file, the keys that lead to it, and the line on which it stands. */
export type Leaf = { line: number; path: readonly string[]; value: string }

/** All texts of a YAML file of maps in maps. Aliases are refused: a small file could stand for a huge one. */
export function readLeaves(text: string, most: number): Leaf[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, schema: 'failsafe' })
  const [fault] = document.errors
  if (fault) throw new Refusal('invalid', 'table.unreadable', { line: fault.linePos?.[0].line ?? 1 })
  const leaves: Leaf[] = []
  const walk = (node: unknown, path: readonly string[], line: number): void => {
    if (path.length > 6) throw new Refusal('invalid', 'table.unreadable', { line })
    if (isMap(node))
      for (const { key, value } of node.items) {
        const at = isScalar(key) && key.range ? lines.linePos(key.range[0]).line : line
        walk(value, [...path, isScalar(key) ? String(key.value) : ''], at)
      }
    else if (isScalar(node)) {
      if (leaves.push({ line, path, value: String(node.value ?? '').trim() }) > most)
        throw new Refusal('too-large', 'table.too-many-rows', { most })
    } else throw new Refusal('invalid', 'table.unreadable', { line })
  }
  walk(document.contents, [], 1)
  return leaves
}
