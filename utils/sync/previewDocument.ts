import { describePreview } from '../domain/preview/describePreview';
import type { Preview } from '../domain/preview/preview';
import type { Result } from '../domain/result';
import type { DocumentRef } from '../domain/sourceDocument';
import { planDocument } from './openDocument';
import type { SyncPorts } from './ports';

/** The plan that a sync would carry out now, in words; nothing is written. Problems: those of reading either side. */
export async function previewDocument(ref: DocumentRef, ports: SyncPorts): Promise<Result<Preview>> {
  const planned = await planDocument(ref, ports);
  return planned.ok ? { ok: true, value: describePreview(planned.value) } : planned;
}
