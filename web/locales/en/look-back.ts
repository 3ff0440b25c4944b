import type { Translated } from '../translated.ts'
import type { lookBack as zh } from '../zh/look-back.ts'

export const lookBack: Translated<typeof zh> = {
  title: 'Look-back',
  says: 'Each month a tenth of what was resolved is looked at again, against cosmetic fixes. What fails is reopened and counts against its first resolution.',
  month: { label: 'Month', before: 'Month before', next: 'Month after' },
  mine_one: 'For me to check ({{count}})',
  mine_other: 'For me to check ({{count}})',
  check: 'Check',
  checkOne: 'Check {{number}}',
  checked: '{{number}} has been looked at',
  items: 'Items of the month',
  more: 'Show more',
  none: 'Nothing to look back at in this month',
  noneSays: 'What a month resolved is drawn on the first of the next. Try another month.',
  state: { waiting: 'To be checked', passed: 'Passed', failed: 'Failed' },
  why: { 'second-person': 'Took a second person: always checked' },
  item: {
    resolved: 'Resolved by {{name}}, {{moment}}',
    reopened: 'Reopened',
    checked: 'Checked by {{name}}, {{moment}}',
    assigned: 'To be checked by {{name}}',
    nobody: 'Nobody assigned yet',
    month: 'Drawn for {{month}}',
  },
  draw: {
    title: 'Certificate of the draw for {{month}}',
    none: 'This month has not been drawn. It is drawn on the first of the next, once the ledger of its last day is sealed.',
    note: 'Cases that took a second person are always checked as well, so more may be checked than were drawn.',
    units: 'Draws by unit',
    unit: 'Unit',
    population: 'Resolved',
    sample: 'Drawn',
    done: 'Checked',
    failed: 'Failed',
    seed: 'Seed',
    populationDigest: 'Digest of the list',
    commitment: 'Commitment, published before',
    secret: 'Secret, revealed after',
    beacon: "Ledger's seal at month end",
    drawnAt: 'Drawn at',
    how: 'How to draw it again',
    howSays:
      "Before the month began the bank made a secret and published only its SHA-256 commitment; the ledger's seal of the last day is known to nobody before the month is over, so nobody could choose the seed. To check: (1) SHA-256 of «bihuan look-back secret» followed by the secret (bytes) is the commitment; (2) SHA-256 of «bihuan look-back seed», secret, seal, month and unit id is the unit's seed; (3) SHA-256 of the ids of all cases the unit resolved in the month, sorted and joined by line breaks, is the digest of the list; (4) each case's lot is the SHA-256 of seed and case id: the lowest {{percent}}% (rounded up) are the ones drawn. The command npm run verify recomputes all of this from the ledger.",
  },
  proof: {
    right:
      "Recomputed in your browser: the secret is the one committed to, and every unit's seed follows from secret, seal, month and unit.",
    wrong: 'Recomputed in your browser, it does not agree: secret or seeds were changed. Please tell the auditors.',
    unknown:
      'This browser has not recomputed the certificate (it takes an encrypted connection, or this machine itself).',
    seedRight: 'The seed agrees',
    seedWrong: 'The seed does not agree',
  },
}
