import type { SecretRecord } from './records';

/** Under which name the credentials stand in the table of secrets. */
export const CREDENTIALS_ID = 'credentials';

/** A name for stored credentials that tells nothing about them: their encryption's random start, new at each saving. */
export function nameCredentials({ iv }: Pick<SecretRecord, 'iv'>): string {
  return [...iv].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
