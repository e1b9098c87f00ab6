import type { AutotaskEntity } from '../../utils/domain/autotaskRecords';
import type { ViewTarget } from '../../utils/domain/problem';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { toDocumentKey } from '../../utils/queue/documentKey';
import { loadSettings } from '../../utils/settings/settingsStorage';
import type { Background } from './Background';
import { openSession } from './openSession';

/** The address of the source of a document's problem; null when there is no problem or no place to show. */
export async function viewUrl(background: Background, tenant: string, ref: DocumentRef): Promise<string | null> {
  const { browser, database } = background;
  const record = await database.problems.get(toDocumentKey(tenant, ref));
  if (!record) return null;
  switch (record.problem.code) {
    case 'auth-rejected':
    case 'not-connected':
    case 'keys-held-back':
    case 'zone-moved':
    case 'access-missing':
      return `${browser.runtime.getURL('options.html')}#connection`;
    default:
      return targetUrl(background, record.problem.view ?? { kind: 'document', ref }, record.key);
  }
}

async function targetUrl(background: Background, target: ViewTarget, key: string): Promise<string | null> {
  switch (target.kind) {
    case 'options':
      return `${background.browser.runtime.getURL('options.html')}#${encodeURI(target.section)}`;
    case 'autotask':
      return autotaskUrl(background, target.entity, target.id);
    case 'document':
      return documentUrl(background, key);
  }
}

async function autotaskUrl(background: Background, entity: AutotaskEntity, id: number): Promise<string | null> {
  const session = await openSession(background);
  return session.ok ? session.value.recordUrl(entity, id) : null;
}

/** The page where the document was seen; its address cannot be made up, so else the portal itself. */
async function documentUrl({ browser, database }: Background, key: string): Promise<string | null> {
  const seen = (await database.documents.get(key))?.pageUrl;
  if (seen) return seen;
  const { quoteManager } = await loadSettings(browser.storage.local);
  return quoteManager.portalUrls[0] ?? null;
}
