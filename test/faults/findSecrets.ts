import type { Sandbox } from '../sandbox/startSandbox';
import type { Profile } from './Profile';

/** Where a secret stands in clear: the profile's tables, its log lines, what was sent to either system apart from headers. */
export async function findSecrets(profile: Profile, sandbox: Sandbox): Promise<string[]> {
  const { quoteManagerApiKey, autotaskSecret, autotaskIntegrationCode } = sandbox.credentials;
  const stored = await profile.inspect(({ database }) =>
    Promise.all(database.tables.map(async (table) => JSON.stringify(await table.toArray()))),
  );
  const sent = sandbox.instrumentation.log.map(({ path, body }) => `${path} ${JSON.stringify(body ?? '')}`);
  const places = { 'the database': stored, 'the log': profile.logged, 'a request': sent };
  const secrets = [quoteManagerApiKey, autotaskSecret, autotaskIntegrationCode];
  return Object.entries(places)
    .filter(([, texts]) => texts.some((text) => secrets.some((secret) => text.includes(secret))))
    .map(([place]) => `a secret stands in ${place}`);
}
