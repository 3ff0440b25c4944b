import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const folder = new URL('../../../manual/understanding/', import.meta.url)

/** The words understanding works with are the bank's own data: it may add to them without a release. */
export const readWords = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

export const readList = <Shape>(name: string): Shape => parse(readWords(name)) as Shape

/** The rows of a reviewed table; lines that begin with # are its notes. */
export function readTable(name: string): string[][] {
  const lines = readWords(name).split('\n')
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'))
}

/** Trained by scripts/train.ts from the corpus beside it. */
export const modelFile = new URL('model.bin', folder)
export const readModel = (): Buffer => readFileSync(modelFile)

export const corpusFolder = new URL('corpus/', folder)
export const voicesFolder = new URL('../../../demo/voices/', import.meta.url)
export const commonnessFile = new URL('commonness.tsv', folder)
