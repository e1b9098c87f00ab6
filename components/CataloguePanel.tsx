import { useState } from 'react';
import type { Problem } from '../utils/domain/problem';
import styles from './CataloguePanel.module.css';
import { type CatalogueRun, describeCatalogue } from './describeCatalogue';
import { ProblemText } from './ProblemText';
import { Button } from './ui/Button';
import { RelativeTime } from './ui/RelativeTime';

/** A product that was left alone. */
export interface CatalogueProblem {
  productId: number;
  name: string;
  number: string;
  problem: Problem;
}

/** Each resolves with the sentence to show when it could not be done, else with null. */
export interface CatalogueActions {
  onStart(options: { isFull: boolean; takesOver: boolean }): Promise<string | null>;
  onPause(): Promise<string | null>;
  onResume(): Promise<string | null>;
  onView(productId: number): Promise<string | null>;
}

interface CataloguePanelProps {
  run: CatalogueRun | null;
  problems: CatalogueProblem[];
  nowMs: number;
  actions: CatalogueActions;
}

/** More lines than a person reads at once; the number of all stands above them. */
const SHOWN_PROBLEMS = 100;

/** The catalogue sync: how far it is, what it left alone, and what can be done about it. */
export function CataloguePanel({ run, problems, nowMs, actions }: CataloguePanelProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const act = (action: () => Promise<string | null>) => () => void action().then(setFailure);
  const differing = problems.filter(({ problem }) => problem.code === 'conflict').length;
  return (
    <div className={styles.panel}>
      <p>
        {describeCatalogue(run, nowMs)}{' '}
        {run?.state === 'done' && run.finishedAt !== null && <RelativeTime at={run.finishedAt} nowMs={nowMs} />}
      </p>
      {run?.problem && run.state !== 'done' && <ProblemText problem={run.problem} />}
      {run?.state === 'running' && run.total > 0 && (
        <progress className={styles.progress} value={run.done} max={run.total} aria-label="Catalogue sync" />
      )}
      <div className={styles.actions}>
        <RunButtons run={run} differing={differing} act={act} actions={actions} />
      </div>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {problems.length > 0 && <LeftAlone problems={problems} act={act} onView={actions.onView} />}
    </div>
  );
}

interface RunButtonsProps extends Pick<CataloguePanelProps, 'run' | 'actions'> {
  differing: number;
  act(action: () => Promise<string | null>): () => void;
}

function RunButtons({ run, differing, act, actions }: RunButtonsProps) {
  if (run?.state === 'running') return <Button onClick={act(actions.onPause)}>Pause</Button>;
  if (run && run.state !== 'done') return <Button onClick={act(actions.onResume)}>Resume</Button>;
  const start = (isFull: boolean, takesOver = false) => act(() => actions.onStart({ isFull, takesOver }));
  return (
    <>
      <Button onClick={start(false)}>{run ? 'Sync changes' : 'Sync catalogue'}</Button>
      {run && <Button onClick={start(true)}>Sync everything</Button>}
      {differing > 0 && (
        <Button onClick={start(true, true)}>
          Take over and update {differing} {differing === 1 ? 'product' : 'products'}
        </Button>
      )}
    </>
  );
}

interface LeftAloneProps extends Pick<CataloguePanelProps, 'problems'>, Pick<CatalogueActions, 'onView'> {
  act(action: () => Promise<string | null>): () => void;
}

function LeftAlone({ problems, act, onView }: LeftAloneProps) {
  return (
    <>
      <h3>Left alone ({problems.length})</h3>
      <ul className={styles.list}>
        {problems.slice(0, SHOWN_PROBLEMS).map(({ productId, name, number, problem }) => (
          <li key={productId} className={styles.entry}>
            <strong>
              {name} ({number || 'without a number'})
            </strong>
            <ProblemText problem={problem} />
            <Button onClick={act(() => onView(productId))} aria-label={`View ${name}`}>
              View
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
