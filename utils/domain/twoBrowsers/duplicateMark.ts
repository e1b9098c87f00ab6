import type { AutotaskId } from '../autotaskRecords';

/** How the title or name of a record begins that another browser's has replaced (sync-rules § 6, *Two users at once*). */
export const duplicateMark = (winner: AutotaskId): string => `[duplicate of #${winner}]`;

export const isMarkedDuplicate = (title: string): boolean => /^\[duplicate of #\d+\]/.test(title);
