import type { AutotaskSeed } from '../types.ts';
import { createAccountingRecords } from './createAccountingRecords.ts';
import { createAutotaskCatalogue } from './createAutotaskCatalogue.ts';
import { createCompanyRecords } from './createCompanyRecords.ts';
import { createSalesRecords } from './createSalesRecords.ts';
import { createStaffRecords } from './createStaffRecords.ts';
import { createTicketRecords } from './createTicketRecords.ts';

/** Everything the sandbox's Autotask starts with. The same in every run; a fresh copy on each call. */
export function createAutotaskSeed(): AutotaskSeed {
  return structuredClone({
    ...createStaffRecords(),
    ...createAccountingRecords(),
    ...createCompanyRecords(),
    ...createAutotaskCatalogue(),
    ...createSalesRecords(),
    ...createTicketRecords(),
  });
}
