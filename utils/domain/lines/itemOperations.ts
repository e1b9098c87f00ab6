import { createLineOperations } from './lineOperations';

/** The writes of the items of an Autotask quote. */
export const itemOperations = createLineOperations('QuoteItems', 'quoteID');
