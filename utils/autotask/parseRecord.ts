import { createProblem } from '../domain/problem';
import type { Result } from '../domain/result';
import { autotaskSchemas, type TypedRecords } from './autotaskSchemas';
import { nameEntity } from './entityRoutes';

/** An answered record as the domain's type; `unexpected` with the fields that do not fit. */
export function parseRecord<Entity extends keyof TypedRecords>(
  entity: Entity,
  raw: unknown,
): Result<TypedRecords[Entity]> {
  const parsed = autotaskSchemas[entity].safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const details = [`Autotask answered a ${nameEntity(entity)} of an unknown form.`, ...issues];
  return { ok: false, problem: createProblem('unexpected', {}, { details }) };
}
