import type { Translated } from '../translated.ts'
import type { files as zh } from '../zh/files.ts'

export const files: Translated<typeof zh> = {
  title: 'Attachments',
  choose: 'Add a file',
  camera: 'Take a picture',
  says: {
    all: 'Pictures, recordings or PDF, at most {{count}}; drop or paste them here',
    image: 'Pictures (JPG, PNG, WebP), at most {{count}}; drop or paste them here',
    audio: 'Recordings, at most {{count}}',
    document: 'PDF, at most {{count}}',
  },
  going: '{{size}} · {{percent}} % sent',
  checking: 'Being checked…',
  sent: 'Sent · {{size}}',
  again: 'Send {{name}} again',
  remove: 'Remove {{name}}',
  images: 'Pictures',
  addedBy: 'added by {{by}}',
  addedWith: '{{by}}: {{note}}',
  voice: 'Voice',
  fetch: 'Download {{name}}',
  mute: 'Browsers cannot play this format: download it to listen.',
  silent: '(no words were heard)',
  transcript: {
    made: 'Machine transcript, for orientation: the recording counts.',
    waiting: 'Being written down; you can listen already.',
    unreadable: 'This recording cannot be written down by machine. Please listen to it.',
    'no-engine': 'No speech engine is configured. Please listen to the recording.',
  },
  add: {
    missing: 'Add a file first',
    open: 'Add a file',
    note: 'Note (optional)',
    submit: 'Attach to the case',
  },
  record: {
    start: 'Record',
    stop: 'Stop',
    drop: 'Record again',
    use: 'Use this recording',
    running: 'Recording {{time}}, at most {{most}}',
    refused: 'The microphone is not allowed. Allow it in the settings of the browser and try again.',
    missing: 'No microphone was found.',
    unable: 'This browser cannot record. Please write, or upload a recording.',
    listen: 'Listen to it',
  },
}
