import type { Decisions } from '../../utils/domain/decisions';
import type { Preview } from '../../utils/domain/preview/preview';
import type { SearchHit } from '../../utils/domain/question';
import type { Result } from '../../utils/domain/result';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { SearchQuery } from '../../utils/messaging/protocol';

/** What the page of a document asks of the background. */
export interface DecisionPorts {
  preview(ref: DocumentRef): Promise<Result<Preview>>;
  decide(ref: DocumentRef, decisions: Decisions): Promise<Result<null>>;
  search(query: SearchQuery): Promise<Result<SearchHit[]>>;
}
