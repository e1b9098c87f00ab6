import type { QuotebridgeDatabase } from './database';
import { CREDENTIALS_ID, nameCredentials } from './nameCredentials';
import { reading } from './storageError';

/** The name of the stored credentials, new at each saving; empty when there are none. Throws `StorageError`. */
export async function loadCredentialsName({ secrets }: QuotebridgeDatabase): Promise<string> {
  const record = await reading(() => secrets.get(CREDENTIALS_ID));
  return record ? nameCredentials(record) : '';
}
