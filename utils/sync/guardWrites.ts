import type { Problem } from '../domain/problem';
import type { AutotaskPort, WriteFailure } from './ports';

/**
 * Asks before each write whether it may still be made; a problem means that nothing was sent. Reads go through: they harm
 * nobody, and what they find is not written.
 */
export function guardWrites(port: AutotaskPort, findObstacle: () => Promise<Problem | null>): AutotaskPort {
  const guarded = async <T>(write: () => Promise<T>): Promise<T | WriteFailure> => {
    const problem = await findObstacle();
    return problem ? { ok: false, problem, outcome: 'later' } : write();
  };
  return {
    ...port,
    create: (entity, fields, parentId, actor) => guarded(() => port.create(entity, fields, parentId, actor)),
    update: (entity, id, fields, parentId, actor) => guarded(() => port.update(entity, id, fields, parentId, actor)),
    remove: (entity, id, parentId, actor) => guarded(() => port.remove(entity, id, parentId, actor)),
  };
}
