/** What an error body says: its sentences, and whether Autotask logged a crash of its own under an error id. */
export interface AnswerWords {
  /** Empty when the body holds no `errors`. */
  errors: string[];
  hasErrorId: boolean;
}

/** Reads `{"errors":["…"]}` (reference § 2.2), property names in any case; anything else has no words. */
export function readAnswerWords(body: string): AnswerWords {
  const fields = parseFields(body);
  const listed = fields.get('errors');
  const errors = (Array.isArray(listed) ? listed : []).map(wordsOf).filter((words) => words.trim() !== '');
  const errorId = fields.get('errorid');
  const hasErrorId = (errorId !== undefined && errorId !== null) || errors.some((words) => /\berror id\b/i.test(words));
  return { errors, hasErrorId };
}

function parseFields(body: string): Map<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    // HTML or a cut body is an ordinary case here: an answer without words.
    return new Map();
  }
  if (typeof json !== 'object' || json === null) return new Map();
  return new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
}

function wordsOf(entry: unknown): string {
  return typeof entry === 'string' ? entry : JSON.stringify(entry);
}
