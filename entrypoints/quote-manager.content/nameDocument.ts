import type { DocumentHint } from '../../utils/messaging/protocol';

/** The reference of a hint: by id where there is one, else by number. */
export function nameDocument(hint: DocumentHint): `${DocumentHint['kind']}:${string}` {
  return `${hint.kind}:${hint.id ?? hint.number ?? ''}`;
}

/** The document in words: by its number where that is known, else by the id in the address. */
export function sayDocument({ kind, id, number }: DocumentHint): string {
  return `${kind} ${number ?? id ?? ''}`;
}
