import type { Context } from 'hono';
import type { AutotaskStore } from './createAutotaskStore.ts';

/** True when all three headers bear the accepted values. */
export function isAuthenticated(context: Context, store: AutotaskStore): boolean {
  const accepted = store.credentials();
  return (
    context.req.header('UserName')?.toLowerCase() === accepted.autotaskUserName.toLowerCase() &&
    context.req.header('Secret') === accepted.autotaskSecret &&
    context.req.header('ApiIntegrationCode') === accepted.autotaskIntegrationCode
  );
}

/** Whom writes are attributed to, or why the impersonation is refused. */
export type Attribution = { ok: true; resourceId: number | null } | { ok: false; error: string };

/** Reads `ImpersonationResourceId`; without it writes belong to the API user's own resource, if there is one. */
export function readAttribution(context: Context, store: AutotaskStore): Attribution {
  const header = context.req.header('ImpersonationResourceId');
  const resources = store.all('Resources');
  if (header === undefined) {
    const userName = store.credentials().autotaskUserName.toLowerCase();
    const own = resources.find((resource) => String(resource.userName).toLowerCase() === userName);
    return { ok: true, resourceId: own?.id ?? null };
  }
  const resource = resources.find(({ id }) => String(id) === header);
  if (resource?.isActive === true) return { ok: true, resourceId: resource.id };
  const error = 'The logged in Resource does not have the adequate permissions to impersonate this resource.';
  return { ok: false, error };
}
