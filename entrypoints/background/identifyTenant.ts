import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { bindTenant, type Connection, loadTenant } from '../../utils/queue/tenants';

export interface TenantSources {
  /** Autotask's database number, as the zone service says it. */
  databaseNumber: number;
  fetchPortalMarks(): Promise<Result<string[]>>;
}

/**
 * The tenant that a connection leads to. Quote Manager is asked once for each set of credentials that was saved; the zone
 * service says the database's number at each session anyway, and a tenant that moved may get another one. Problems: those of
 * asking, and `connection-changed` when other credentials were saved meanwhile.
 */
export async function identifyTenant(
  database: QuotebridgeDatabase,
  connection: Connection,
  sources: TenantSources,
): Promise<Result<string>> {
  const { id, identity } = await loadTenant(database, connection);
  if (identity?.database === sources.databaseNumber) return { ok: true, value: id };
  const portal = identity ? ({ ok: true, value: identity.portal } as const) : await sources.fetchPortalMarks();
  if (!portal.ok) return portal;
  const found = { portal: portal.value, database: sources.databaseNumber };
  const tenant = await bindTenant(database, { connection, identity: found, now: Date.now() });
  if (tenant !== null) return { ok: true, value: tenant };
  return { ok: false, problem: createProblem('connection-changed', {}, { retryAfterMs: 0 }) };
}
