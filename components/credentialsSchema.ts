import { z } from 'zod';
import type { Credentials } from '../utils/messaging/protocol';

export type StoredCredentials = Record<keyof Credentials, boolean>;

/** What the form must hold: every secret that is not stored yet. Space around a pasted key is dropped. */
export function createCredentialsSchema(stored: StoredCredentials) {
  const field = (isStored: boolean, words: string) => {
    const text = z.string().trim();
    return isStored ? text : text.min(1, { error: words });
  };
  return z.object({
    quoteManagerApiKey: field(stored.quoteManagerApiKey, 'Enter the API key of Quote Manager.'),
    autotaskUserName: field(stored.autotaskUserName, 'Enter the user name of the API user.'),
    autotaskSecret: field(stored.autotaskSecret, 'Enter the secret of the API user.'),
    autotaskIntegrationCode: field(stored.autotaskIntegrationCode, 'Enter the tracking identifier of the API user.'),
  });
}
