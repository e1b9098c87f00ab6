import type { AutotaskClient } from '../autotask/autotaskClient';
import type { Zone } from '../autotask/fetchZone';
import type { Problem } from '../domain/problem';
import type { Result } from '../domain/result';

type Answer = { ok: true; value: unknown } | { ok: false; problem: Problem };

/**
 * Autotask answers 401 for wrong credentials and for a tenant that moved to another zone alike. So the zone service is asked
 * once, and only a changed address lets the request go out again; a 401 has certainly written nothing (sync-rules § 9). One
 * client for everything that a session asks: what one request learnt about the zone, the others know.
 */
export function followZone(options: {
  zone: Zone;
  connect: (zone: Zone) => AutotaskClient;
  fetchZone: () => Promise<Result<Zone>>;
}): AutotaskClient {
  let { zone } = options;
  let client = options.connect(zone);
  let check: Promise<Result<boolean>> | null = null;

  async function hasMoved(): Promise<Result<boolean>> {
    const fresh = await options.fetchZone();
    if (!fresh.ok) return fresh;
    const moved = fresh.value.apiUrl !== zone.apiUrl;
    zone = fresh.value;
    if (moved) client = options.connect(zone);
    return { ok: true, value: moved };
  }

  async function send<T extends Answer>(request: (present: AutotaskClient) => Promise<T>): Promise<T> {
    const answer = await request(client);
    if (answer.ok || answer.problem.code !== 'auth-rejected') return answer;
    // Requests that were refused together share one look; a session looks once, then believes the refusal.
    check ??= hasMoved();
    const moved = await check;
    return moved.ok && moved.value ? request(client) : answer;
  }

  return {
    get: (entity, id) => send((present) => present.get(entity, id)),
    query: (entity, filter, options) => send((present) => present.query(entity, filter, options)),
    count: (entity, filter) => send((present) => present.count(entity, filter)),
    create: (entity, fields, parentId, actor) => send((present) => present.create(entity, fields, parentId, actor)),
    update: (entity, id, fields, parentId, actor) =>
      send((present) => present.update(entity, id, fields, parentId, actor)),
    remove: (entity, id, parentId, actor) => send((present) => present.remove(entity, id, parentId, actor)),
    fields: (entity) => send((present) => present.fields(entity)),
    userDefinedFields: (entity) => send((present) => present.userDefinedFields(entity)),
    threshold: () => send((present) => present.threshold()),
  };
}
