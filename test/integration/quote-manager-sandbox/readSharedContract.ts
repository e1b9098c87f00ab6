import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Reads one of the contracts that lie beside the checkout.
 * @param name file name below the contracts folder
 * @returns the parsed JSON, or undefined where the contracts are not at hand (tests on them are then skipped)
 */
export function readSharedContract<T>(name: string): T | undefined {
  const file = path.resolve(process.cwd(), '../shared/contracts', name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
