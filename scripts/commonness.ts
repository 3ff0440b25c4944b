// Counts in how many texts of the corpus each character, pair and meaning stands. Stored fingerprints were made with
// these counts, so run it only together with a migration that makes them anew.
import { writeFileSync } from 'node:fs'
import { corpusOf } from '#domains/understanding/corpus/store.ts'
import { featureNamesOf } from '#domains/understanding/likeness/rules.ts'
import { normalise } from '#domains/understanding/normalise/rules.ts'
import { commonnessFile } from '#domains/understanding/words.ts'

const RARE = 24
const { asked, told } = corpusOf()
const texts = [...asked, ...told].map(({ text }) => normalise(text))
const counts = new Map<string, number>()
for (const text of texts)
  for (const name of new Set(featureNamesOf(text))) counts.set(name, (counts.get(name) ?? 0) + 1)
const common = [...counts]
  .filter(([, count]) => count >= RARE)
  .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
const head = '# In how many texts of the corpus a character, a pair or a =meaning stands; rarer ones are left out.'
writeFileSync(
  commonnessFile,
  [head, `texts\t${texts.length}`, ...common.map(([name, count]) => `${name}\t${count}`), ''].join('\n'),
)
