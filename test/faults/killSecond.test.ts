import { describe } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { resync } from './courses';
import { useKillMatrix } from './useKillMatrix';

describe('the second sync of a quote, while the background dies at each boundary of its journal and its requests', () => {
  const courses = {
    '1 line': resync(seedIndex.oneLine),
    '3 lines': resync(seedIndex.skeleton),
    '5 lines': resync(seedIndex.fiveLines),
  };
  useKillMatrix('killSecond', courses, ['3 lines']);
});
