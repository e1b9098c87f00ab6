import type { DocumentRef } from '../domain/sourceDocument';
import type { DocumentKey } from './records';

/** The key of a document in every table; `tenant` names the Quote Manager portal. */
export function toDocumentKey(tenant: string, ref: DocumentRef): DocumentKey {
  return `${tenant}|${ref}`;
}

/** Where the links of a tenant's companies, products and services stand, which all of its documents share. */
export function toSharedKey(tenant: string): DocumentKey {
  return `${tenant}|shared`;
}
