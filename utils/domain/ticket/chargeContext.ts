import type { ItemContext } from '../lines/itemContext';

/** What the planning of one charge needs beside what an item needs. */
export interface ChargeContext extends ItemContext {
  chargeTypeId: number;
}
