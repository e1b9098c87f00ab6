import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { quoteNumberOf } from '../sandbox/seed/seedIndex.ts';
import type { Sandbox } from '../sandbox/startSandbox.ts';

/** A quote of the seed once more, under another id and number, so that each run has a document of its own. */
export function copyQuote({ quoteManager }: Sandbox, model: number, id: number): DocumentRef {
  const quoteNumber = quoteNumberOf(id);
  quoteManager.create('quote', { ...quoteManager.get('quote', model), id, quoteNumber, code: `copy${id}` });
  for (const section of quoteManager.all('quotesection').filter(({ quoteID }) => quoteID === model)) {
    const sectionId = id * 100 + (section.id % 100);
    quoteManager.create('quotesection', { ...section, id: sectionId, quoteID: id });
    for (const line of quoteManager.all('quoteline').filter(({ quoteSectionID }) => quoteSectionID === section.id))
      quoteManager.create('quoteline', { ...line, id: id * 1000 + (line.id % 1000), quoteSectionID: sectionId });
  }
  return `quote:${id}`;
}
