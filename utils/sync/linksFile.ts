import { z } from 'zod';
import type { AutotaskEntity } from '../domain/autotaskRecords';
import { createProblem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { DocumentRef } from '../domain/sourceDocument';
import { type AddedLinks, addLinks } from '../queue/addLinks';
import type { QuotebridgeDatabase } from '../queue/database';
import { toSharedKey } from '../queue/documentKey';
import { isSameTenant, type TenantIdentity } from '../queue/tenants';

/** A thousand documents of twenty lines are about 6 MB. */
export const MAX_LINKS_FILE_BYTES = 20_000_000;

const LINKED: [AutotaskEntity, ...AutotaskEntity[]] = [
  'Opportunities',
  'Quotes',
  'QuoteItems',
  'QuoteLocations',
  'Products',
  'Services',
  'Companies',
  'Tickets',
  'TicketCharges',
];

const ref = z.custom<DocumentRef>((value) => typeof value === 'string' && /^(quote|order):[\w.-]{1,50}$/.test(value));
const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const link = z.strictObject({
  key: z.string().min(1).max(200),
  entity: z.enum(LINKED),
  id: z.number().int(),
  base: z.record(z.string(), fieldValue),
  digests: z.record(z.string(), z.string()).optional(),
});

const linksFile = z.strictObject({
  format: z.literal('quotebridge-links'),
  version: z.union([z.literal(1), z.literal(2)]),
  exportedAt: z.string(),
  tenant: z.strictObject({ portal: z.array(z.string()), database: z.number() }),
  documents: z.array(
    z.strictObject({ ref, number: z.string().nullable(), title: z.string().nullable(), links: z.array(link) }),
  ),
  /** Companies, products and services, which all documents share; since version 2. */
  shared: z
    .array(
      link.extend({
        key: z
          .string()
          .max(200)
          .regex(/^(company|product|service):/),
      }),
    )
    .optional(),
});

export interface LinksTenant {
  id: string;
  identity: TenantIdentity;
}

/** All links of a tenant as the text of a file. Throws `StorageError`. */
export async function exportLinks(database: QuotebridgeDatabase, tenant: LinksTenant, now: Date): Promise<string> {
  const documents = await database.documents.where('tenant').equals(tenant.id).toArray();
  const rows = await Promise.all(
    documents.map(async ({ key, ref: named, number, title }) => {
      const links = await database.links.where('documentKey').equals(key).toArray();
      return { ref: named, number, title, links: links.map(withoutPlace) };
    }),
  );
  const shared = await database.links.where('documentKey').equals(toSharedKey(tenant.id)).toArray();
  const file: z.input<typeof linksFile> = {
    format: 'quotebridge-links',
    version: 2,
    exportedAt: now.toISOString(),
    tenant: tenant.identity,
    documents: rows.filter(({ links }) => links.length > 0),
    shared: shared.map(withoutPlace),
  };
  return JSON.stringify(file, null, 1);
}

/** Takes links from such a file, where it is of the same tenant. Problem: `import-refused`. Throws `StorageError`. */
export async function importLinks(
  database: QuotebridgeDatabase,
  tenant: LinksTenant,
  { text, now }: { text: string; now: number },
): Promise<Result<AddedLinks>> {
  if (text.length > MAX_LINKS_FILE_BYTES) return refuseLinks('The file is larger than 20 MB.');
  const file = linksFile.safeParse(parseJson(text));
  if (!file.success) return refuseLinks(describeIssue(file.error));
  if (!isSameTenant(file.data.tenant, tenant.identity))
    return refuseLinks('The file belongs to another Quote Manager portal or Autotask database.');
  const { documents: found, shared } = file.data;
  return { ok: true, value: await addLinks(database, { tenant: tenant.id, found, shared, now }) };
}

function withoutPlace({ key, entity, id, base, digests }: z.output<typeof link> & { entity: AutotaskEntity }) {
  return { key, entity, id, base, ...(digests ? { digests } : {}) };
}

function describeIssue({ issues: [issue] }: z.ZodError): string {
  const place = issue?.path.join('.') ?? '';
  if (place === '') return 'This is no file of links.';
  if (place === 'version') return 'The file was made by another version of Quotebridge.';
  return `The file cannot be read at "${place}".`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses it like any other file that is none of ours.
    return undefined;
  }
}

/** The answer to a file that is not taken; `why` is a sentence. */
export function refuseLinks(why: string): Result<never> {
  return { ok: false, problem: createProblem('import-refused', { why }) };
}
