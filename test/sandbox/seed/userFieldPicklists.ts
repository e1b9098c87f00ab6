import type { PicklistSeed } from '../types.ts';
import { picklistValues } from './picklistValues.ts';

/** `UserDefinedFieldDefinitions.udfType` of this tenant: which entity a user-defined field belongs to. */
export const userFieldTypes = { opportunity: 83, ticket: 91 };

export const userFieldPicklists: PicklistSeed = {
  'UserDefinedFieldDefinitions.udfType': picklistValues({
    Opportunity: userFieldTypes.opportunity,
    Ticket: userFieldTypes.ticket,
  }),
  'UserDefinedFieldDefinitions.dataType': picklistValues({ 'Text (multi-line)': 5 }),
};
