import { z } from 'zod';
import { matchKeys } from '../domain/matching/matchKeys';
import { createProblem, type Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { AutotaskFilter, QueryOptions, RawRecord } from './autotaskClient';
import type { Requester } from './createRequester';
import { nameEntity, type RestEntity } from './entityRoutes';

/** Most records that Autotask answers at once (reference § 2.3). */
const PAGE_SIZE = 500;

const pageSchema = z.preprocess(
  (value) => matchKeys(value, ['items', 'pageDetails']),
  z.object({
    items: z.array(z.record(z.string(), z.unknown())),
    pageDetails: z
      .preprocess((value) => matchKeys(value, ['nextPageUrl']), z.object({ nextPageUrl: z.string().nullish() }))
      .nullish(),
  }),
);

/** A filter is mandatory; this one finds every record. Company 0 is the tenant itself. */
const EVERYTHING: AutotaskFilter = [{ field: 'id', op: 'gte', value: 0 }];

export const orEverything = (filter: AutotaskFilter): AutotaskFilter => (filter.length > 0 ? filter : EVERYTHING);

export interface PagedQuery extends QueryOptions {
  entity: RestEntity;
  filter: AutotaskFilter;
}

/** Reads page after page by following `nextPageUrl` verbatim with the same body (reference § 2.4). */
export async function queryAllPages(
  request: Requester,
  apiUrl: string,
  { entity, filter, includeFields, maxRecords = Number.POSITIVE_INFINITY }: PagedQuery,
): Promise<Result<RawRecord[]>> {
  const body: Record<string, unknown> = { MaxRecords: Math.min(maxRecords, PAGE_SIZE), filter: orEverything(filter) };
  if (includeFields) body.IncludeFields = [...new Set(['id', ...includeFields])];
  const records: RawRecord[] = [];
  const visited = new Set<string>();
  let url: string | null = `${apiUrl}${entity}/query`;
  while (url !== null && records.length < maxRecords) {
    const problem = checkPageUrl(url, apiUrl, visited);
    if (problem !== null) return { ok: false, problem };
    visited.add(url);
    const page = await requestPage(request, entity, url, body);
    if (!page.ok) return { ok: false, problem: page.problem };
    records.push(...page.value.items);
    url = page.value.pageDetails?.nextPageUrl || null;
  }
  return { ok: true, value: records.slice(0, maxRecords) };
}

async function requestPage(request: Requester, entity: RestEntity, url: string, body: Record<string, unknown>) {
  const what = `reading the ${nameEntity(entity)}`;
  return request({ endpoint: entity, method: 'POST', url, body, schema: pageSchema, isWrite: false, what });
}

/** Credentials follow a link inside the zone only, and a link that leads in a circle would never end. */
function checkPageUrl(url: string, apiUrl: string, visited: ReadonlySet<string>): Problem | null {
  if (!URL.canParse(url) || new URL(url).origin !== new URL(apiUrl).origin) {
    return createProblem('zone-moved', {}, { details: [`The next page lies outside the zone: ${url}`] });
  }
  if (!visited.has(url)) return null;
  return createProblem('autotask-crashed', {}, { details: [`The next page is one that was read: ${url}`] });
}
