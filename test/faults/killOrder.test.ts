import { describe } from 'vitest';
import { order, resyncOrder } from './courses';
import { useKillMatrix } from './useKillMatrix';

describe('the sync of an order, while the background dies at each boundary of its journal and its requests', () => {
  const courses = {
    '1 line': order(1),
    '3 lines': order(3),
    '5 lines': order(5),
    'a second sync': resyncOrder(),
  };
  useKillMatrix('killOrder', courses, ['1 line']);
});
