import * as z from 'zod';
import type { Decisions } from '../domain/decisions';

/** More answers than any document has questions. */
const MOST_ANSWERS = 1_000;

export const recordId = z.number().int().positive();

const key = z.string().min(1).max(300);
const keyed = <T extends z.ZodType>(value: T) =>
  z.record(key, value).refine((answers) => Object.keys(answers).length <= MOST_ANSWERS);
const yes = z.literal(true);
const target = z.union([
  z.strictObject({ use: recordId }),
  z.strictObject({ make: z.literal('new'), noneOf: z.array(recordId).max(MOST_ANSWERS).optional() }),
]);

/** The answers to the questions of a document, as a page of the extension sends them. */
export const decisionsSchema: z.ZodType<Decisions> = z.strictObject({
  company: recordId.optional(),
  createCompany: yes.optional(),
  opportunity: target.optional(),
  ticket: target.optional(),
  products: keyed(recordId).optional(),
  services: keyed(recordId).optional(),
  asOneTime: keyed(yes).optional(),
  winners: keyed(z.enum(['quoteManager', 'autotask'])).optional(),
  takeOver: yes.optional(),
  reopen: yes.optional(),
  recreate: keyed(yes).optional(),
  rebuildOrder: yes.optional(),
  unattributed: z.enum(['keep', 'takeOver', 'remove']).optional(),
  removeCharges: yes.optional(),
  makeAnew: z.array(recordId).max(MOST_ANSWERS).optional(),
});
