import type { Context } from 'hono';
import type { AutotaskStore } from './createAutotaskStore.ts';

/** Answers `zoneInformation?user=` without credentials (autotask.md § 1.1); the URLs have the server's own origin. */
export function answerZone(context: Context, store: AutotaskStore, parameters: ReadonlyMap<string, string>): Response {
  const user = parameters.get('user') ?? '';
  if (user.toLowerCase() !== store.credentials().autotaskUserName.toLowerCase()) {
    return context.json({ errors: ['Zone information could not be determined for the user.'] }, 500);
  }
  const { origin } = new URL(context.req.url);
  return context.json({
    zoneName: 'Sandbox',
    url: `${origin}/ATServicesRest/`,
    webUrl: `${origin}/`,
    ci: 990_001,
  });
}
