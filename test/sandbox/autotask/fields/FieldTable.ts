/** Field name → its notation, see `parseField`. */
export type FieldTable = Record<string, string>;

export type FieldType = 'long' | 'int' | 'double' | 'string' | 'boolean' | 'datetime' | 'object';

/** What the interface says about one field. */
export interface FieldDefinition {
  name: string;
  type: FieldType;
  maxLength?: number;
  required: boolean;
  readOnly: boolean;
  /** Read-only and required (parent ids): accepted at creation, refused when changed later. */
  setOnce: boolean;
  queryable: boolean;
  picklist: boolean;
  /** For dependent lists: the field whose value is the parent. */
  picklistParent?: string;
  /** Name of the entity that the value is an id of. */
  reference?: string;
}
