import { generateKeyPairSync } from 'node:crypto'
import { signerFrom } from '#platform/ledger/seal.ts'
import { keyringOf, makeKey } from '#platform/signing/keyring.ts'

export const testSigner = signerFrom(generateKeyPairSync('ed25519').privateKey)

const keys = [makeKey(new Date('2026-01-01T00:00:00Z'))]
export const testKeyring = keyringOf(() => keys)
