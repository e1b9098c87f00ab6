import { createHash } from 'node:crypto';
import { RefusedError } from '../RefusedError.ts';

/** Where a page begins and which query it belongs to. */
export interface PageToken {
  /** Records up to this id are on earlier pages. */
  after: number;
  pageSize: number;
  /** Digest of the query: a next page is asked for with the same verb and query. */
  query: string;
}

/** Digest that ties a page to the verb and the text of its query. */
export function digestQuery(verb: string, text: string): string {
  return createHash('sha256').update(`${verb}\n${text}`).digest('hex').slice(0, 16);
}

/** The token as it stands in the `paging` parameter. */
export function writePageToken(token: PageToken): string {
  return encodeURIComponent(JSON.stringify(token));
}

/** Reads a `paging` parameter; refuses what this server did not write for this query. */
export function readPageToken(text: string, query: string): PageToken {
  const match = /^\{"after":(-?\d+),"pageSize":(\d+),"query":"([0-9a-f]+)"\}$/.exec(text);
  if (!match) throw new RefusedError('The paging parameter is not valid.');
  if (match[3] !== query) throw new RefusedError('The next page must be asked for with the same verb and query.');
  return { after: Number(match[1]), pageSize: Number(match[2]), query };
}
