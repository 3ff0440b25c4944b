import { generateKeyPairSync } from 'node:crypto'
import { signerFrom } from '#platform/ledger/seal.ts'

export const testSigner = signerFrom(generateKeyPairSync('ed25519').privateKey)
