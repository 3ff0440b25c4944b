// Trains understanding from the reviewed corpus: the same texts give the same file, bit for bit.
import { writeFileSync } from 'node:fs'
import { corpusOf } from '#domains/understanding/corpus/store.ts'
import { pack } from '#domains/understanding/model/file.ts'
import { trainAll } from '#domains/understanding/training/service.ts'
import { modelFile } from '#domains/understanding/words.ts'

const started = performance.now()
const { models, figures } = trainAll(corpusOf())
const packed = pack(models)
writeFileSync(modelFile, packed)
const trainingSeconds = Math.round((performance.now() - started) / 100) / 10
console.log(JSON.stringify({ ...figures, trainingSeconds, modelMegabytes: Math.round(packed.length / 1e4) / 100 }))
