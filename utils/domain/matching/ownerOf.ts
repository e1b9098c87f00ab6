import type { AutotaskResource } from '../autotaskRecords';
import type { Settings } from '../settings';
import type { SourceDocument } from '../sourceDocument';
import { foldName } from './matchCompany';

/** E-mail addresses that may name the owner, in their order: the employee's own, then the settings' (sync-rules § 2.2). */
export function ownerEmails(source: SourceDocument, settings: Settings): string[] {
  return [source.ownerEmail, settings.opportunity.owner].filter((email): email is string => Boolean(email));
}

/** The document's owner among the tenant's resources; null when none of the addresses is an active one's. */
export function ownerOf(
  source: SourceDocument,
  resources: AutotaskResource[],
  settings: Settings,
): AutotaskResource | null {
  for (const email of ownerEmails(source, settings)) {
    const owner = resources.find((resource) => resource.isActive && foldName(resource.email ?? '') === foldName(email));
    if (owner) return owner;
  }
  return null;
}
