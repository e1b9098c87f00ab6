import { describe } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { firstSync, inLineOrder } from './courses';
import { useKillMatrix } from './useKillMatrix';

describe('the first sync of a quote, while the background dies at each boundary of its journal and its requests', () => {
  const courses = {
    '1 line': firstSync(seedIndex.oneLine),
    '3 lines': firstSync(seedIndex.skeleton),
    '5 lines': firstSync(seedIndex.fiveLines),
    'a mixed quote': firstSync(seedIndex.demo),
    '3 lines in exact order': inLineOrder(seedIndex.skeleton),
    '5 lines in exact order': inLineOrder(seedIndex.fiveLines),
  };
  useKillMatrix('killFirst', courses, ['1 line']);
});
