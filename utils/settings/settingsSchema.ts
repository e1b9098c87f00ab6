import { z } from 'zod';
import type { Settings } from '../domain/settings';
import { isAllowedUrl, isAllowedZoneUrl } from './isAllowedUrl';

const url = z
  .string()
  .refine(isAllowedUrl, { error: 'an https address (http only on this computer), without a user name or password' });
const zoneUrl = z.string().refine(isAllowedZoneUrl, {
  error: 'an https address under autotask.net (or one on this computer), without a user name or password',
});
const choice = z.union([z.string().min(1), z.number().int()], { error: 'a name, a number or null' }).nullable();
const choiceByName = z.record(z.string(), choice);
const fieldName = z.string().min(1).nullable();
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day such as 18:30' });

const stateMapping = z.strictObject({
  stage: choice,
  status: choice,
  probability: z.number().int().min(0).max(100),
  winReason: choice.optional(),
  lossReason: choice.optional(),
});

const states = z.strictObject({
  created: stateMapping.optional(),
  draft: stateMapping.optional(),
  sent: stateMapping.optional(),
  viewed: stateMapping.optional(),
  pendingApproval: stateMapping.optional(),
  approved: stateMapping.optional(),
  won: stateMapping.optional(),
  declined: stateMapping.optional(),
  lost: stateMapping.optional(),
});

const opportunity = z.strictObject({
  titleTemplate: z.string().min(1),
  owner: z.email({ error: 'an e-mail address or null' }).nullable(),
  category: choice,
  leadSource: choice,
  closeInDays: z.number().int().min(0).nullable(),
  shippingType: choice,
  states,
  syncRecordField: fieldName,
});

const ticket = z.strictObject({
  titleTemplate: z.string().min(1),
  productMaterialCode: choice,
  chargeType: choice,
  queue: choice,
  status: choice,
  closedStatus: choice,
  priority: choice,
  source: choice,
  issueType: choice,
  subIssueType: choice,
  category: choice,
  dueInDays: z.number().int().min(0),
  pickQueues: z.array(choice),
  pickStatuses: z.array(choice),
  syncRecordField: fieldName,
});

const products = z.strictObject({
  missing: z.enum(['create', 'stop']),
  update: z.enum(['prices', 'all', 'nothing']),
  materialCode: choice,
  materialCodeByCategory: choiceByName,
});

const services = z.strictObject({
  serviceCode: choice,
  serviceCodeByCategory: choiceByName,
  oneOffMaterialCode: choice,
  materialCodeByCategory: choiceByName,
});

const periods = z.strictObject({
  oneTime: choice.optional(),
  monthly: choice.optional(),
  quarterly: choice.optional(),
  yearly: choice.optional(),
});

const interpretation = z.strictObject({
  price: z.enum(['detect', 'beforeDiscount', 'afterDiscount']),
  fixedDiscount: z.enum(['perLine', 'perUnit']),
  tax: z.enum(['detect', 'perUnit', 'perLine']),
  taxRate: z.enum(['detect', 'percent', 'fraction']),
});

/** The settings file, strict all the way down: a key that sync-rules does not name is refused (sync-rules, first paragraph). */
export const settingsSchema = z.strictObject({
  version: z.literal(1),
  quoteManager: z.strictObject({ apiUrl: url, portalUrls: z.array(url) }),
  autotask: z.strictObject({ zoneUrl, impersonate: z.boolean() }),
  workflow: z.enum(['invoiceInAutotask', 'invoiceInQuoteManager']),
  nativeIntegration: z.enum(['active', 'stopped', 'never']),
  quotes: z.strictObject({ toOpportunity: z.boolean() }),
  salesOrders: z.strictObject({
    target: z.enum(['ticket', 'opportunity', 'both']),
    unquotedToOpportunity: z.boolean(),
    statuses: z.array(z.string().min(1)),
  }),
  companies: z.strictObject({
    missing: z.enum(['ask', 'create']),
    defaults: z.strictObject({ companyType: choice, phone: z.string() }),
  }),
  opportunities: z.strictObject({ match: z.enum(['create', 'ask']) }),
  opportunity,
  won: z.strictObject({ close: z.enum(['auto', 'stageOnly', 'closed']) }),
  items: z.strictObject({ order: z.enum(['fast', 'exact']) }),
  optionalLines: z.enum(['asOptional', 'selectedOnly']),
  lineProblems: z.enum(['stop', 'skip']),
  unlisted: z.enum(['cost', 'stop']),
  unlistedMaterialCode: choice,
  surchargeMaterialCode: choice,
  couponMaterialCode: choice,
  products,
  services,
  ticket,
  periods,
  conflicts: z.enum(['ask', 'quoteManagerWins', 'autotaskWins']),
  interpretation,
  automation: z.strictObject({ enabled: z.boolean(), browsers: z.number().int().min(1).max(1000) }),
  notifications: z.strictObject({
    desktop: z.boolean(),
    quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
    muted: z.array(z.string()),
  }),
}) satisfies z.ZodType<Settings>;
