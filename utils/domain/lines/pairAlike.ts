/**
 * Which groups are paired, a group being all that are alike: `unique`, one on each side; `complete`, as many on one side as on
 * the other; `any`, each, as far as both sides go.
 */
export type GroupRule = 'unique' | 'complete' | 'any';

/**
 * Pairs what is wanted with the records that are alike, group by group, in the order in which both sides stand; each is used
 * at most once. Likeness compares by value: who is alike one of a group is alike all of it, so the members are
 * interchangeable, and which of them are paired does not depend on the order of reading (sync-rules § 6, *Pairing*).
 */
export function pairAlike<Wanted, Present>(
  wanted: readonly Wanted[],
  present: readonly Present[],
  { isAlike, rule }: { isAlike(wanted: Wanted, present: Present): boolean; rule: GroupRule },
): [Wanted, Present][] {
  const pairs: [Wanted, Present][] = [];
  const seen = new Set<Wanted>();
  for (const first of wanted) {
    if (seen.has(first)) continue;
    const records = present.filter((record) => isAlike(first, record));
    const [sample] = records;
    if (sample === undefined) continue;
    const group = wanted.filter((other) => isAlike(other, sample));
    for (const member of group) seen.add(member);
    if (mayPair(rule, group.length, records.length)) pairs.push(...zip(group, records));
  }
  return pairs;
}

function mayPair(rule: GroupRule, wanted: number, present: number): boolean {
  switch (rule) {
    case 'unique':
      return wanted === 1 && present === 1;
    case 'complete':
      return wanted === present;
    case 'any':
      return true;
  }
}

function zip<A, B>(ones: A[], others: B[]): [A, B][] {
  return ones.flatMap((one, place) => {
    const other = others[place];
    return other === undefined ? [] : [[one, other] satisfies [A, B]];
  });
}
