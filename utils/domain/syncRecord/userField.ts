const PREFIX = 'udf:';

/** How a plan names a user-defined field among the others: `udf:Quotebridge`. */
export const userField = (name: string): string => `${PREFIX}${name}`;

/** The user-defined field that a planned field names; null for one of Autotask's own. */
export const userFieldName = (field: string): string | null =>
  field.startsWith(PREFIX) ? field.slice(PREFIX.length) : null;
