import { type EntityDefinition, entityDefinitions, type Verb } from './entityDefinitions.ts';

/** What a path asks for, with the verbs that exist there. */
export interface ResolvedRoute {
  entity: EntityDefinition;
  verbs: Verb[];
  kind:
    | 'collection'
    | 'single'
    | 'query'
    | 'nextPage'
    | 'count'
    | 'information'
    | 'fields'
    | 'userDefinedFields'
    | 'childList';
  id?: number;
  parentId?: number;
}

const id = (text: string | undefined) => (text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined);

function resolveInformation(entity: EntityDefinition, rest: string[]): ResolvedRoute | undefined {
  if (!entity.hasInformation || rest[0] !== 'entityinformation') return undefined;
  const [, part, ...more] = rest;
  if (more.length > 0) return undefined;
  if (part === undefined) return { entity, kind: 'information', verbs: ['GET'] };
  if (part === 'fields') return { entity, kind: 'fields', verbs: ['GET'] };
  return part === 'userdefinedfields' ? { entity, kind: 'userDefinedFields', verbs: ['GET'] } : undefined;
}

function resolveFlat(entity: EntityDefinition, rest: string[]): ResolvedRoute | undefined {
  const path = rest.join('/');
  const both: Verb[] = ['GET', 'POST'];
  if (path === '') return { entity, kind: 'collection', verbs: entity.collection };
  if (path === 'query') return { entity, kind: 'query', verbs: both };
  if (path === 'query/next') return { entity, kind: 'nextPage', verbs: both };
  if (path === 'query/count' && entity.hasInformation) return { entity, kind: 'count', verbs: both };
  const single = rest.length === 1 ? id(rest[0]) : undefined;
  if (single !== undefined) return { entity, kind: 'single', verbs: entity.single, id: single };
  return resolveInformation(entity, rest);
}

function resolveChild(parent: EntityDefinition, rest: string[]): ResolvedRoute | undefined {
  const [parentText, segment, ...more] = rest;
  const parentId = id(parentText);
  const entity = [...entityDefinitions.values()].find(
    ({ child }) => child?.parent === parent.name && child.segment.toLowerCase() === segment,
  );
  if (parentId === undefined || !entity?.child) return undefined;
  if (more.length === 0) return { entity, kind: 'childList', verbs: entity.child.collection, parentId };
  const single = more.length === 1 ? id(more[0]) : undefined;
  if (single !== undefined) return { entity, kind: 'single', verbs: entity.child.single, id: single, parentId };
  return resolveInformation(entity, more);
}

/**
 * Finds what a path below `/V1.0/` asks for; case is ignored, empty segments are not.
 * Undefined when no verb at all exists there.
 */
export function resolveRoute(path: string): ResolvedRoute | undefined {
  const [name = '', ...rest] = path.toLowerCase().split('/');
  const entity = entityDefinitions.get(name);
  if (!entity) return undefined;
  const route = resolveFlat(entity, rest) ?? resolveChild(entity, rest);
  return route && route.verbs.length > 0 ? route : undefined;
}
