import type { Result } from '../domain/result';
import type { AutotaskClient, AutotaskFilter, QueryOptions } from './autotaskClient';
import type { TypedRecords } from './autotaskSchemas';
import { parseRecord } from './parseRecord';

/** All records that fit the filter, typed. Problems: those of a read, and `unexpected` for a record of an unknown form. */
export async function queryRecords<Entity extends keyof TypedRecords>(
  client: Pick<AutotaskClient, 'query'>,
  entity: Entity,
  filter: AutotaskFilter,
  options?: QueryOptions,
): Promise<Result<TypedRecords[Entity][]>> {
  const answer = await client.query(entity, filter, options);
  if (!answer.ok) return answer;
  const records: TypedRecords[Entity][] = [];
  for (const raw of answer.value) {
    const parsed = parseRecord(entity, raw);
    if (!parsed.ok) return parsed;
    records.push(parsed.value);
  }
  return { ok: true, value: records };
}

/** One record by its id, typed; null when there is none. */
export async function getRecord<Entity extends keyof TypedRecords>(
  client: Pick<AutotaskClient, 'get'>,
  entity: Entity,
  id: number,
): Promise<Result<TypedRecords[Entity] | null>> {
  const answer = await client.get(entity, id);
  if (!answer.ok || answer.value === null) return answer.ok ? { ok: true, value: null } : answer;
  return parseRecord(entity, answer.value);
}
