import type { AutotaskClient, WriteFields } from '../autotask/autotaskClient';
import { getRecord, queryRecords } from '../autotask/queryRecords';
import type { FieldValue } from '../domain/plan';
import { userFieldName } from '../domain/syncRecord/userField';
import type { AutotaskPort } from './ports';

/** The client in the shape that a sync asks for. */
export function createAutotaskPort(client: AutotaskClient): AutotaskPort {
  return {
    get: (entity, id) => getRecord(client, entity, id),
    query: (entity, filter, options) => queryRecords(client, entity, filter, options),
    create: (entity, fields, parentId, actor) => client.create(entity, toWriteFields(fields), parentId, actor),
    update: (entity, id, fields, parentId, actor) => client.update(entity, id, toWriteFields(fields), parentId, actor),
    remove: (entity, id, parentId, actor) => client.remove(entity, id, parentId, actor),
  };
}

/** User-defined fields go as a list of their own; Autotask leaves those alone that are not in it (reference § 2.4). */
function toWriteFields(fields: Record<string, FieldValue>): WriteFields {
  const own = Object.entries(fields).filter(([field]) => userFieldName(field) === null);
  const users = Object.entries(fields).flatMap(([field, value]) => {
    const name = userFieldName(field);
    return name === null ? [] : [{ name, value }];
  });
  return { ...Object.fromEntries(own), ...(users.length > 0 ? { userDefinedFields: users } : {}) };
}
