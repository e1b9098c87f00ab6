import type { PicklistValue } from '../types.ts';
import type { AutotaskContext } from './AutotaskContext.ts';
import type { EntityDefinition } from './entityDefinitions.ts';
import type { FieldDefinition } from './fields/FieldTable.ts';
import { definitionsFor, USER_TEXT_LENGTH } from './userDefinedFields.ts';

const dataTypes: Record<FieldDefinition['type'], string> = {
  long: 'long',
  int: 'integer',
  double: 'double',
  string: 'string',
  boolean: 'boolean',
  datetime: 'datetime',
  object: 'string',
};

/** The body of `entityInformation`. */
export function describeEntity(context: AutotaskContext, entity: EntityDefinition): Record<string, unknown> {
  const collection = [...entity.collection, ...(entity.child?.collection ?? [])];
  const single = [...entity.single, ...(entity.child?.single ?? [])];
  const access = (allowed: boolean) => (allowed ? 'All' : 'None');
  const canCreate = collection.includes('POST');
  const canUpdate = collection.includes('PATCH');
  const canDelete = single.includes('DELETE');
  return {
    info: {
      name: entity.singular,
      canCreate,
      canUpdate,
      canQuery: true,
      canDelete,
      userAccessForCreate: access(canCreate),
      userAccessForUpdate: access(canUpdate),
      userAccessForQuery: 'All',
      userAccessForDelete: access(canDelete),
      hasUserDefinedFields: definitionsFor(context, entity).length > 0,
      supportsWebhookCallouts: ['Companies', 'Contacts', 'Tickets', 'TicketNotes'].includes(entity.name),
    },
  };
}

function describeValue(entry: PicklistValue, index: number): Record<string, unknown> {
  return {
    // Text even for numbers, while records hold the number.
    value: String(entry.value),
    label: entry.label,
    isDefaultValue: entry.isDefaultValue ?? false,
    sortOrder: index + 1,
    parentValue: entry.parentValue === undefined ? '' : String(entry.parentValue),
    isActive: entry.isActive ?? true,
    isSystem: entry.isSystem ?? false,
  };
}

function describeField(context: AutotaskContext, entity: EntityDefinition, field: FieldDefinition) {
  return {
    name: field.name,
    dataType: dataTypes[field.type],
    length: field.maxLength ?? 0,
    isRequired: field.required,
    isReadOnly: field.readOnly,
    isQueryable: field.queryable,
    isReference: field.reference !== undefined,
    referenceEntityType: field.reference ?? '',
    isPickList: field.picklist,
    picklistValues: field.picklist ? context.picklists.values(entity.name, field.name).map(describeValue) : null,
    picklistParentValueField: field.picklistParent ?? '',
    isSupportedWebhookField: false,
  };
}

/** The body of `entityInformation/fields`. */
export function describeFields(context: AutotaskContext, entity: EntityDefinition): { fields: unknown[] } {
  return { fields: [...entity.fields.values()].map((field) => describeField(context, entity, field)) };
}

/** The body of `entityInformation/userDefinedFields`. */
export function describeUserDefinedFields(context: AutotaskContext, entity: EntityDefinition): { fields: unknown[] } {
  const fields = definitionsFor(context, entity).map((definition) => ({
    name: definition.name,
    label: definition.name,
    type: 'string',
    length: USER_TEXT_LENGTH,
    description: definition.description ?? '',
    isRequired: definition.isRequired === true,
    isReadOnly: false,
    isQueryable: true,
    isReference: false,
    referenceEntityType: '',
    isPickList: false,
    picklistValues: null,
    picklistParentValueField: '',
    defaultValue: definition.defaultValue ?? '',
    isSupportedWebhookField: false,
  }));
  return { fields };
}
