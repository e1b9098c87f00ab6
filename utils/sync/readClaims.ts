import type { Known } from '../domain/known';
import type { OperationKey } from '../domain/plan';
import type { Result } from '../domain/result';
import { opportunityTitle } from '../domain/sale/planOpportunity';
import { allOk } from './allOk';
import type { FindInput } from './findSale';
import type { Targets } from './targets';

/**
 * After a parent was made: all records that bear its mark, one query each. The next plan sees whether another browser made
 * one too (sync-rules § 6). Absent lists were not asked for.
 */
export async function readClaims(
  keys: ReadonlySet<OperationKey>,
  { source, settings, lookups, autotask }: FindInput,
): Promise<Result<Pick<Partial<Targets>, 'opportunities' | 'tickets'>>> {
  const companyId = lookups.companies.find(({ isActive }) => isActive)?.id;
  if (companyId === undefined) return { ok: true, value: {} };
  const answers = await Promise.all([
    keys.has('opportunity')
      ? autotask.query('Opportunities', [
          // Also closed ones: another browser's may have been won meanwhile.
          { op: 'eq', field: 'companyID', value: companyId },
          { op: 'eq', field: 'title', value: opportunityTitle(source, settings) },
        ])
      : SKIPPED,
    keys.has('ticket')
      ? autotask.query('Tickets', [
          { op: 'eq', field: 'companyID', value: companyId },
          { op: 'eq', field: 'externalID', value: source.number },
        ])
      : SKIPPED,
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [opportunities, tickets] = results.value;
  return { ok: true, value: { ...(opportunities ? { opportunities } : {}), ...(tickets ? { tickets } : {}) } };
}

const SKIPPED: Result<undefined> = { ok: true, value: undefined };

/**
 * Leaves out this browser's own young record where the query by its mark does not show it: another browser's may be hidden in
 * the same way, so the plan has to wait for it.
 */
export function withoutUnseen(
  targets: Targets,
  claims: Pick<Partial<Targets>, 'opportunities' | 'tickets'>,
  { known, settleMs }: { known: Known; settleMs: number },
): Targets {
  const hide = <T extends { id: number }>(rows: T[], key: OperationKey, found: T[] | undefined): T[] => {
    const own = known.links.find((link) => link.key === key);
    const isYoung = own?.madeAgeMs !== undefined && own.madeAgeMs < settleMs;
    if (!isYoung || !found || found.some(({ id }) => id === own.id)) return rows;
    return rows.filter(({ id }) => id !== own.id);
  };
  return {
    ...targets,
    opportunities: hide(targets.opportunities, 'opportunity', claims.opportunities),
    tickets: hide(targets.tickets, 'ticket', claims.tickets),
  };
}
