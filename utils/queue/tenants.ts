import type { QuotebridgeDatabase } from './database';
import { loadCredentialsName } from './loadCredentialsName';
import { moveClicks } from './moveClicks';
import type { TenantRecord } from './records';
import { inTransaction, reading } from './storageError';

/** What this browser is connected with: changes with every change of an address and every saving of credentials. */
export interface Connection {
  /** The hosts of both addresses: `api.example~zone.example`. */
  addresses: string;
  /** Names the stored credentials without telling them; empty while there are none. */
  credentials: string;
}

/** What the two systems say about whose books they are. */
export interface TenantIdentity {
  /** Marks of the portal's earliest employees. */
  portal: string[];
  /** Autotask's database number. */
  database: number;
}

/** One text per connection: jobs and tenants remember it. */
export function toConnectionMark({ addresses, credentials }: Connection): string {
  return `${addresses}|${credentials}`;
}

/**
 * The tenant of a connection, and its identity where both systems were asked under this very connection. Until then the
 * tenant that was last reached at these addresses holds, or else the pair of addresses itself. Throws `StorageError`.
 */
export async function loadTenant(
  database: QuotebridgeDatabase,
  connection: Connection,
): Promise<{ id: string; identity: TenantIdentity | null }> {
  return await reading(async () => {
    const rows = await database.tenants.where('addresses').equals(connection.addresses).toArray();
    const bound = rows.find((row) => row.connection === toConnectionMark(connection));
    if (bound) return { id: bound.id, identity: identityOf(bound) };
    return { id: assume(rows, connection), identity: null };
  });
}

/**
 * Notes what both systems said under this connection and gives the tenant's id: an earlier one where it is the same portal and
 * database, however often keys were changed in between; else a new one, to which what was clicked under this connection goes
 * along. Links of other tenants stay where they are. Null, and nothing is noted, when other credentials were saved meanwhile:
 * what was said under the old ones must never count for them. Throws `StorageError`.
 */
export async function bindTenant(
  database: QuotebridgeDatabase,
  input: { connection: Connection; identity: TenantIdentity; now: number },
): Promise<string | null> {
  const { jobs, documents, problems, tenants, secrets } = database;
  return await inTransaction(database, [jobs, documents, problems, tenants, secrets], async () => {
    const { connection, identity, now } = input;
    const { addresses, credentials } = connection;
    if ((await loadCredentialsName(database)) !== credentials) return null;
    const mark = toConnectionMark(connection);
    const rows = await tenants.where('addresses').equals(addresses).toArray();
    const known = rows.find((row) => isSame(row, identity, mark));
    const id = known?.id ?? (rows.length === 0 ? addresses : `${addresses}#${rows.length + 1}`);
    const left = rows.filter((row) => row.id !== id && row.connection === mark);
    await tenants.bulkPut(left.map((row) => ({ ...row, connection: null })));
    // A portal that lists nobody this time is still known by those of before.
    const portal = identity.portal.length > 0 ? identity.portal : (known?.portal ?? []);
    await tenants.put({ id, addresses, portal, database: identity.database, connection: mark, seenAt: now });
    await moveClicks(database, { from: assume(rows, connection), to: id, mark, now });
    return id;
  });
}

function assume(rows: TenantRecord[], { addresses }: Connection): string {
  const [latest] = [...rows].sort((one, other) => other.seenAt - one.seenAt);
  return latest?.id ?? addresses;
}

/**
 * The same credentials lead to the same tenant, even when Autotask moved it meanwhile. Otherwise a portal is known by any of its
 * earliest employees, since single ones may be deleted.
 */
function isSame(row: TenantRecord, identity: TenantIdentity, mark: string): boolean {
  if (row.connection === mark) return true;
  const known = identityOf(row);
  // A database of the first release asked for no identity: who stood there is certain only under the credentials it had.
  return known !== null && isSameTenant(known, identity);
}

/** Whether two identities are of the same portal and the same Autotask database. */
export function isSameTenant(one: TenantIdentity, other: TenantIdentity): boolean {
  if (one.database !== other.database) return false;
  if (one.portal.length === 0 || other.portal.length === 0) return one.portal.length === other.portal.length;
  return one.portal.some((employee) => other.portal.includes(employee));
}

function identityOf({ portal, database }: TenantRecord): TenantIdentity | null {
  return portal === null || database === null ? null : { portal, database };
}
