import type { Answer, Question } from '../../utils/domain/question';
import { type Chosen, settledIds } from './chosenAnswers';
import type { DecisionPorts } from './DecisionPorts';
import { QuestionField } from './QuestionField';
import styles from './Questions.module.css';

export interface QuestionListProps {
  questions: Question[];
  chosen: Chosen;
  isDisabled: boolean;
  onChoose(id: string, answer: Answer | undefined): void;
  onSearch: DecisionPorts['search'];
}

/** Questions below each other, in the order of the plan. */
export function QuestionList({ questions, chosen, isDisabled, onChoose, onSearch }: QuestionListProps) {
  const settled = settledIds(questions, chosen);
  return (
    <div className={styles.list}>
      {questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          chosen={chosen[question.id]}
          isDisabled={isDisabled || settled.has(question.id)}
          onChoose={(answer) => onChoose(question.id, answer)}
          onSearch={onSearch}
        />
      ))}
    </div>
  );
}
