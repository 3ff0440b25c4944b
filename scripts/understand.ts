// Reads texts from standard input, one a line, and writes what was understood, one JSON object a line.
// With --pairs it reads tab-separated pairs and writes how alike they are.
import { createInterface } from 'node:readline'
import { understand } from '#domains/understanding/classify/rules.ts'
import { likeTexts } from '#domains/understanding/likeness/rules.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import { normalise } from '#domains/understanding/normalise/rules.ts'
import { slotsOf } from '#domains/understanding/slots/rules.ts'

function understood(said: string): object {
  const { text, masked } = maskSecrets(said)
  const { intent, business, nature, emotion, complaint, urgency } = understand(text)
  return {
    intent: intent.value,
    confidence: intent.confidence,
    second: intent.second,
    business: business.value,
    nature: nature.value,
    emotion: emotion.value,
    complaint: complaint.value,
    ...(urgency && { urgency: urgency.value }),
    slots: slotsOf(normalise(text)),
    because: intent.because,
    ...(masked.length > 0 && { masked }),
  }
}

function alike(line: string): object {
  const [one, other] = line.split('\t')
  if (one === undefined || other === undefined) throw new Error('--pairs takes two texts a line, a tab between them')
  return { likeness: likeTexts(one, other) }
}

const answer = process.argv.includes('--pairs') ? alike : understood
for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(answer(line)))
