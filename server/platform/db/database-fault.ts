import { ConfigurationFault } from '../config.ts'

/** Why the database cannot be had, in one sentence that says what to do. */
export class DatabaseFault extends ConfigurationFault {}
