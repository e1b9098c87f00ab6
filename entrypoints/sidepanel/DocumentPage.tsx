import { useEffect } from 'react';
import { ApplyBar } from '../../components/decisions/ApplyBar';
import { countAnswers } from '../../components/decisions/chosenAnswers';
import type { DecisionPorts } from '../../components/decisions/DecisionPorts';
import { DocumentHead } from '../../components/decisions/DocumentHead';
import { PlanGroups } from '../../components/decisions/PlanGroups';
import { QuestionList } from '../../components/decisions/QuestionList';
import { usePreview } from '../../components/decisions/usePreview';
import { documentName } from '../../components/documentName';
import { ProblemText } from '../../components/ProblemText';
import { Button } from '../../components/ui/Button';
import { LiveStatus } from '../../components/ui/LiveStatus';
import type { DocumentStatus } from '../../utils/domain/documentState';
import type { Preview } from '../../utils/domain/preview/preview';
import styles from './App.module.css';

interface DocumentPageProps {
  status: DocumentStatus;
  nowMs: number;
  ports: DecisionPorts;
}

/** Head with state and totals, the questions, the plan, and *Apply* at the foot. */
export function DocumentPage({ status, nowMs, ports }: DocumentPageProps) {
  const page = usePreview(status, ports);
  const { preview, problem, chosen, outcome, isBusy } = page;
  const name = documentName(status.ref, preview?.number ?? status.number);
  useEffect(() => {
    document.title = `${name} – Quotebridge`;
  }, [name]);
  return (
    <div className={styles.page}>
      <DocumentHead status={status} preview={preview} nowMs={nowMs} />
      <main className={styles.main} aria-busy={page.isReading}>
        <LiveStatus>{page.isReading ? 'Reading both sides …' : outcome}</LiveStatus>
        {problem && (
          <div role="alert" className={styles.problem}>
            <ProblemText problem={problem} />
            <Button onClick={page.reload}>Read again</Button>
          </div>
        )}
        {preview && <PageContent preview={preview} page={page} ports={ports} />}
      </main>
      {preview && (
        <ApplyBar
          preview={preview}
          answers={countAnswers(preview.questions, chosen)}
          isBusy={isBusy}
          onApply={() => void page.apply()}
        />
      )}
    </div>
  );
}

interface PageContentProps {
  preview: Preview;
  page: ReturnType<typeof usePreview>;
  ports: DecisionPorts;
}

function PageContent({ preview, page, ports }: PageContentProps) {
  const { questions, problems, notices } = preview;
  const asked = questions.filter(({ code }) => code !== null);
  const offers = questions.filter(({ code }) => code === null);
  const others = problems.filter((problem) => !asked.some(({ code }) => code === problem.code));
  const list = (shown: typeof questions) => (
    <QuestionList
      questions={shown}
      chosen={page.chosen}
      isDisabled={page.isBusy}
      onChoose={page.choose}
      onSearch={ports.search}
    />
  );
  const isEmpty = [preview.created, preview.changed, preview.removed, preview.unchanged].every(
    ({ length }) => length === 0,
  );
  return (
    <>
      {others.map((problem) => (
        <div className={styles.problem} key={`${problem.code}:${JSON.stringify(problem.parts)}`}>
          <ProblemText problem={problem} />
        </div>
      ))}
      {asked.length > 0 && (
        <section>
          <h2>To decide</h2>
          {list(asked)}
        </section>
      )}
      {!isEmpty && (
        <section>
          <h2>{preview.isWithheld ? 'What would happen' : 'What will happen'}</h2>
          <PlanGroups preview={preview} />
        </section>
      )}
      {offers.length > 0 && (
        <section>
          <h2>Can be changed</h2>
          {list(offers)}
        </section>
      )}
      {notices.length > 0 && (
        <section>
          <h2>Good to know</h2>
          <ul className={styles.notices}>
            {notices.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
