import { useId, useState } from 'react';
import type { Answer, Question, SearchHit } from '../../utils/domain/question';
import { OptionRow } from '../ui/OptionRow';
import { toAnswer } from './chosenAnswers';
import type { DecisionPorts } from './DecisionPorts';
import styles from './Questions.module.css';
import { SearchBox } from './SearchBox';

export interface QuestionFieldProps {
  question: Question;
  /** The chosen answer; undefined while none is. */
  chosen: Answer | undefined;
  /** A question above has settled this one, or the answers are on their way. */
  isDisabled: boolean;
  onChoose(answer: Answer | undefined): void;
  onSearch: DecisionPorts['search'];
}

/** One question with its answers: a list to choose from, a search where more is possible, a tick box for a plain offer. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, isDisabled } = props;
  const [only, second] = question.answers;
  const isPlain = only !== undefined && second === undefined && question.search === undefined;
  return (
    <fieldset className={styles.question} disabled={isDisabled} data-question={question.id}>
      <legend className={styles.text}>{question.text}</legend>
      {isPlain ? <TickBox {...props} answer={only} /> : <AnswerList {...props} />}
    </fieldset>
  );
}

function TickBox({ answer, chosen, onChoose }: QuestionFieldProps & { answer: Answer }) {
  return (
    <OptionRow
      type="checkbox"
      label={answer.label}
      explanation={answer.hint}
      checked={chosen !== undefined}
      onChange={(event) => onChoose(event.target.checked ? answer : undefined)}
    />
  );
}

function AnswerList({ question, chosen, onChoose, onSearch }: QuestionFieldProps) {
  const name = useId();
  const [hits, setHits] = useState<SearchHit[]>([]);
  const { search } = question;
  const found = search ? hits.map((hit) => toAnswer(search, hit)) : [];
  const listed = [...question.answers, ...found];
  // What was found and chosen stays, whatever is looked for next.
  const kept = chosen && !listed.some(({ label }) => label === chosen.label) ? [chosen] : [];
  const option = (answer: Answer) => (
    <OptionRow
      key={answer.label}
      type="radio"
      name={name}
      label={answer.label}
      explanation={answer.hint}
      checked={chosen?.label === answer.label}
      onChange={() => onChoose(answer)}
    />
  );
  return (
    <>
      {question.answers.map(option)}
      {kept.map(option)}
      {search && <SearchBox search={search} onSearch={onSearch} onFound={setHits} />}
      {found.map(option)}
    </>
  );
}
