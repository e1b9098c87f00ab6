import type { AutotaskClient } from '../autotask/autotaskClient';
import { getRecord, queryRecords } from '../autotask/queryRecords';
import type { AutotaskPort } from './ports';

/** The client in the shape that a sync asks for. */
export function createAutotaskPort(client: AutotaskClient): AutotaskPort {
  return {
    get: (entity, id) => getRecord(client, entity, id),
    query: (entity, filter) => queryRecords(client, entity, filter),
    create: (entity, fields, parentId) => client.create(entity, fields, parentId),
    update: (entity, id, fields, parentId) => client.update(entity, id, fields, parentId),
    remove: (entity, id, parentId) => client.remove(entity, id, parentId),
  };
}
