import type { Actor } from '../autotask/autotaskClient';
import type { AutotaskPort } from './ports';

/** The port with all writes made for this resource (`autotask.impersonate`); reads stay the API user's. */
export function actAs(actor: Actor, port: AutotaskPort): AutotaskPort {
  return {
    ...port,
    create: (entity, fields, parentId) => port.create(entity, fields, parentId, actor),
    update: (entity, id, fields, parentId) => port.update(entity, id, fields, parentId, actor),
    remove: (entity, id, parentId) => port.remove(entity, id, parentId, actor),
  };
}
