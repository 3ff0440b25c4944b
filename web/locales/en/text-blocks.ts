import type { Translated } from '../translated.ts'
import type { textBlocks as zh } from '../zh/text-blocks.ts'

export const textBlocks: Translated<typeof zh> = {
  open: 'Text blocks',
  search: 'Find by title or words',
  empty: 'No text block yet. Write something and keep it here.',
  none: 'Nothing found',
  mine: 'Mine',
  remove: 'Remove «{{title}}»',
  title: 'Title',
  keep: 'Keep as a text block',
  share: 'For all of {{unit}}',
  variables: 'Variables: {customer} {case} {promised date} {unit} {my name}',
}
