import { useCallback, useEffect, useRef, useState } from 'react';
import { describeStatus } from '../../utils/domain/describeStatus';
import type { DocumentStatus } from '../../utils/domain/documentState';
import type { Preview } from '../../utils/domain/preview/preview';
import { describeProblem, type Problem } from '../../utils/domain/problem';
import type { Answer } from '../../utils/domain/question';
import { type Chosen, toDecisions } from './chosenAnswers';
import type { DecisionPorts } from './DecisionPorts';

export interface PreviewState {
  preview: Preview | null;
  /** Why there is no preview, or why the answers were not stored. */
  problem: Problem | null;
  chosen: Chosen;
  /** How the last *Apply* ended, in a sentence. */
  outcome: string | null;
  isReading: boolean;
  /** A sync of the document is on its way. */
  isBusy: boolean;
  choose(id: string, answer: Answer | undefined): void;
  apply(): Promise<void>;
  reload(): void;
}

/** The plan of a document, the answers given so far, and what became of them; read anew after each sync of the document. */
export function usePreview(status: DocumentStatus, ports: DecisionPorts): PreviewState {
  const { ref } = status;
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [chosen, setChosen] = useState<Chosen>({});
  const [outcome, setOutcome] = useState<string | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const present = useRef({ ports, status });
  present.current = { ports, status };
  const reading = useRef(0);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);

  const reload = useCallback(() => {
    clearTimeout(waiting.current);
    reading.current += 1;
    const turn = reading.current;
    setIsReading(true);
    void present.current.ports.preview(ref).then((answer) => {
      if (turn !== reading.current) return;
      if (answer.ok && isUnsettled(answer.value)) {
        waiting.current = setTimeout(reload, answer.value.waitMs ?? 0);
        return;
      }
      setIsReading(false);
      setPreview(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.problem);
      setChosen({});
    });
  }, [ref]);

  const isRunning = status.state === 'queued' || status.state === 'syncing';
  const isAwaited = useRef(false);
  // Who opens the page of a document that waits, maybe for hours, sees its plan all the same.
  const hasRead = useRef(false);
  // A sync that is over before anybody looked has moved the state's beginning all the same.
  useEffect(() => {
    if (isRunning && hasRead.current) {
      isAwaited.current = true;
      setOutcome(null);
      return;
    }
    if (isAwaited.current && !isRunning) setOutcome(sayEnd(present.current.status));
    isAwaited.current = isRunning;
    hasRead.current = true;
    reload();
  }, [isRunning, status.since, reload]);

  const apply = async () => {
    if (!preview) return;
    isAwaited.current = true;
    setIsSending(true);
    const answer = await ports.decide(ref, toDecisions(preview.questions, chosen));
    setIsSending(false);
    if (!answer.ok) isAwaited.current = false;
    setProblem(answer.ok ? null : answer.problem);
  };
  const choose = (id: string, answer: Answer | undefined) =>
    setChosen((before) => {
      const { [id]: _, ...others } = before;
      return answer === undefined ? others : { ...others, [id]: answer };
    });
  return {
    preview,
    problem,
    chosen,
    outcome,
    isReading,
    isBusy: isRunning || isSending,
    choose,
    apply,
    reload,
  };
}

/** There is nothing to show yet: queries may lag behind what was written just now. */
function isUnsettled({ waitMs, created, changed, removed, problems }: Preview): boolean {
  return waitMs !== null && [created, changed, removed, problems].every(({ length }) => length === 0);
}

function sayEnd(status: DocumentStatus): string {
  if (status.problem) return `Not done: ${describeProblem(status.problem).message}`;
  return `${describeStatus(status, Date.now()).words}.`;
}
