import * as z from 'zod';
import type { DocumentRef } from '../domain/sourceDocument';
import { decisionsSchema, recordId } from './decisionsSchema';
import type { MessageName, MessageRequest } from './sendMessage';

const MAX_SECRET_LENGTH = 1_000;

const hint = z.strictObject({
  kind: z.enum(['quote', 'order']),
  id: z.number().int().positive().nullable(),
  number: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,50}$/)
    .nullable(),
});

const ref = z.custom<DocumentRef>(
  (value) => typeof value === 'string' && /^(quote|order):[A-Za-z0-9._-]{1,50}$/.test(value),
);

const secret = z.string().max(MAX_SECRET_LENGTH);
const credentials = z.strictObject({
  quoteManagerApiKey: secret,
  autotaskUserName: secret,
  autotaskSecret: secret,
  autotaskIntegrationCode: secret,
});

/** What each request must look like; anything more or else is refused. */
export const messageSchemas: { [N in MessageName]: z.ZodType<MessageRequest<N>> } = {
  getDocumentStatus: z.strictObject({ hint }),
  syncDocument: z.strictObject({ hint }),
  previewDocument: z.strictObject({ ref }),
  decideDocument: z.strictObject({ ref, decisions: decisionsSchema }),
  searchRecords: z.strictObject({
    entity: z.enum(['Companies', 'Products', 'Services', 'Opportunities', 'Tickets']),
    text: z.string().trim().min(2).max(100),
    companyId: recordId.optional(),
    periodType: z.number().int().optional(),
  }),
  retryDocument: z.strictObject({ ref }),
  dismissProblem: z.strictObject({ ref }),
  getViewUrl: z.strictObject({ ref }),
  rebuildLinks: z.record(z.string(), z.never()),
  exportLinks: z.record(z.string(), z.never()),
  importLinks: z.strictObject({ text: z.string() }),
  saveCredentials: z.strictObject({ credentials, isTested: z.boolean().optional() }),
  testConnection: z.strictObject({ credentials }),
  getTenantLists: z.strictObject({ fresh: z.boolean() }),
  pauseQueue: z.record(z.string(), z.never()),
  resumeQueue: z.record(z.string(), z.never()),
  startCatalogue: z.strictObject({ isFull: z.boolean(), takesOver: z.boolean() }),
  pauseCatalogue: z.record(z.string(), z.never()),
  resumeCatalogue: z.record(z.string(), z.never()),
  getCatalogueViewUrl: z.strictObject({ productId: z.number().int().positive() }),
  reportSave: z.strictObject({ hint }),
  getStoredCredentials: z.record(z.string(), z.never()),
};

/** Whether a value names a message. */
export function isMessageName(value: unknown): value is MessageName {
  return typeof value === 'string' && Object.hasOwn(messageSchemas, value);
}
