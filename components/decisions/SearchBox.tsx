import { useEffect, useRef, useState } from 'react';
import { describeProblem } from '../../utils/domain/problem';
import type { Search, SearchHit } from '../../utils/domain/question';
import { TextField } from '../ui/TextField';
import type { DecisionPorts } from './DecisionPorts';
import styles from './Questions.module.css';

const LABELS: Record<Search['entity'], string> = {
  Companies: 'Search Autotask’s companies',
  Products: 'Search Autotask’s products',
  Services: 'Search Autotask’s services',
  Opportunities: 'Search the company’s opportunities',
  Tickets: 'Search the company’s tickets',
};

/** A person who is still typing is not asked for yet. */
const PAUSE_MS = 300;
const FEWEST_LETTERS = 2;

interface SearchBoxProps {
  search: Search;
  onSearch: DecisionPorts['search'];
  onFound(hits: SearchHit[]): void;
}

/** Looks records up by a part of their name or number while it is typed; says how many were found. */
export function SearchBox({ search, onSearch, onFound }: SearchBoxProps) {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<string | null>(null);
  const latest = useRef({ onSearch, onFound });
  latest.current = { onSearch, onFound };
  const { entity, companyId, periodType } = search;

  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < FEWEST_LETTERS) {
      setOutcome(null);
      latest.current.onFound([]);
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await latest.current.onSearch({ entity, companyId, periodType, text: wanted });
      if (!isCurrent) return;
      latest.current.onFound(answer.ok ? answer.value : []);
      setOutcome(answer.ok ? countWords(answer.value.length) : describeProblem(answer.problem).message);
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, entity, companyId, periodType]);

  return (
    <div className={styles.search}>
      <TextField
        type="search"
        label={LABELS[entity]}
        placeholder="Two letters or more"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p aria-live="polite" className={styles.outcome}>
        {outcome}
      </p>
    </div>
  );
}

function countWords(count: number): string {
  if (count === 0) return 'Nothing found.';
  return count === 1 ? '1 found.' : `${count} found.`;
}
