import type { Browser } from 'webextension-polyfill';
import { createProblem, type Problem } from '../../utils/domain/problem';
import { missingOrigins } from '../../utils/platform/permissions';

/**
 * `access-missing` for those of the origins that the user has not granted or has taken back, else null. Without the user's
 * permission every request would look like a broken connection, and be tried again for ever.
 */
export async function findClosedOrigins(browser: Browser, origins: string[]): Promise<Problem | null> {
  const missing = await missingOrigins(browser, origins);
  if (missing.length === 0) return null;
  const hosts = missing.map((origin) => origin.replace(/\/\*$/, '')).join(', ');
  return createProblem('access-missing', { hosts }, { view: { kind: 'options', section: 'connection' } });
}
