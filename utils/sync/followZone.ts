import type { Zone } from '../autotask/fetchZone';
import type { Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { AutotaskPort } from './ports';

type Answer = { ok: true; value: unknown } | { ok: false; problem: Problem };

/**
 * Autotask answers 401 for wrong credentials and for a tenant that moved to another zone alike. So the zone service is asked
 * once, and only a changed address lets the request go out again; a 401 has certainly written nothing (sync-rules § 9).
 */
export function followZone(options: {
  zone: Zone;
  connect: (zone: Zone) => AutotaskPort;
  fetchZone: () => Promise<Result<Zone>>;
}): AutotaskPort {
  let { zone } = options;
  let port = options.connect(zone);
  let check: Promise<Result<boolean>> | null = null;

  async function hasMoved(): Promise<Result<boolean>> {
    const fresh = await options.fetchZone();
    if (!fresh.ok) return fresh;
    const moved = fresh.value.apiUrl !== zone.apiUrl;
    zone = fresh.value;
    if (moved) port = options.connect(zone);
    return { ok: true, value: moved };
  }

  async function send<T extends Answer>(request: (present: AutotaskPort) => Promise<T>): Promise<T> {
    const answer = await request(port);
    if (answer.ok || answer.problem.code !== 'auth-rejected') return answer;
    // Requests that were refused together share one look; a session looks once, then believes the refusal.
    check ??= hasMoved();
    const moved = await check;
    return moved.ok && moved.value ? request(port) : answer;
  }

  return {
    get: (entity, id) => send((present) => present.get(entity, id)),
    query: (entity, filter, options) => send((present) => present.query(entity, filter, options)),
    create: (entity, fields, parentId, actor) => send((present) => present.create(entity, fields, parentId, actor)),
    update: (entity, id, fields, parentId, actor) =>
      send((present) => present.update(entity, id, fields, parentId, actor)),
    remove: (entity, id, parentId, actor) => send((present) => present.remove(entity, id, parentId, actor)),
  };
}
