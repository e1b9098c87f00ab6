import { describe, expect, it } from 'vitest';
import { classifyFailure, classifySilence } from '../../utils/autotask/classifyFailure';

interface Row {
  status: number;
  body: unknown;
  isWrite?: boolean;
  headers?: Record<string, string>;
  impersonated?: string;
}

function classify({ status, body, isWrite = true, headers = {}, impersonated }: Row) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const what = 'creating the quote item';
  return classifyFailure({ status, body: text, isWrite, what, impersonated, headers: new Headers(headers) });
}

const THREADS = 'The thread threshold of 3 threads has been exceeded. Code Itgenatr005';

describe('classifyFailure', () => {
  it.each<[string, Row, string, string]>([
    ['wrong credentials', { status: 401, body: '' }, 'auth-rejected', 'refused'],
    ['403', { status: 403, body: { errors: ['no'] } }, 'permission-missing', 'refused'],
    [
      'permission words with 500',
      { status: 500, body: { errors: ['The logged in Resource does not have the adequate permissions to create'] } },
      'permission-missing',
      'refused',
    ],
    ['threads with 500', { status: 500, body: { errors: [THREADS] } }, 'threads-exceeded', 'later'],
    ['threads with 403', { status: 403, body: { errors: [THREADS] } }, 'threads-exceeded', 'later'],
    ['threads with 429', { status: 429, body: { errors: [THREADS] } }, 'threads-exceeded', 'later'],
    ['429', { status: 429, body: '' }, 'rate-limited', 'later'],
    ['validation', { status: 500, body: { errors: ['Quantity is required'] } }, 'autotask-refused', 'refused'],
    [
      'validation, other case',
      { status: 500, body: { Errors: ['Quantity is required'] } },
      'autotask-refused',
      'refused',
    ],
    ['crash by errorId', { status: 500, body: { errors: ['Oops'], errorId: 12 } }, 'autotask-crashed', 'unknown'],
    ['crash by text', { status: 500, body: { errors: ['Oops. Error ID: 12'] } }, 'autotask-crashed', 'unknown'],
    ['no words', { status: 500, body: { errors: [] } }, 'autotask-crashed', 'unknown'],
    ['HTML with 500', { status: 500, body: '<html>' }, 'autotask-crashed', 'unknown'],
    ['502', { status: 502, body: '' }, 'autotask-crashed', 'unknown'],
    ['503', { status: 503, body: { errors: ['busy'] } }, 'autotask-crashed', 'unknown'],
    ['504 on a read', { status: 504, body: '', isWrite: false }, 'autotask-crashed', 'later'],
    ['a missing route', { status: 404, body: '' }, 'autotask-refused', 'refused'],
    ['a wrong verb', { status: 405, body: { message: 'no' } }, 'autotask-refused', 'refused'],
    ['a timeout of the server', { status: 408, body: '' }, 'autotask-crashed', 'unknown'],
  ])('%s', (_, row, code, outcome) => {
    expect(classify(row)).toMatchObject({ problem: { code }, outcome });
  });

  it('says in Autotask’s words what was refused', () => {
    const { problem } = classify({ status: 500, body: { errors: ['Quantity is required', 'Name is too long'] } });
    expect(problem.parts).toEqual({ what: 'creating the quote item' });
    expect(problem.details).toEqual(['Quantity is required', 'Name is too long']);
  });

  it.each([
    ['Picklist value is invalid for field: stage', 'stage'],
    ["The value 9 does not exist in the pick list of field 'leadSource'.", 'leadSource'],
    ['"status" field has an invalid picklist value', 'status'],
    ['The value 9 is not an active value of the picklist stage.', 'stage'],
    ['Invalid picklist value', 'one of the lists'],
  ])('names the list that changed: %s', (words, field) => {
    const { problem, outcome } = classify({ status: 500, body: { errors: [words] } });
    expect({ code: problem.code, parts: problem.parts, outcome }).toEqual({
      code: 'picklist-changed',
      parts: { field },
      outcome: 'refused',
    });
  });

  it.each([
    'The contact does not belong to the company or its parent company.',
    'The Contact must belong to the Company or its parent.',
    "contactID: the value's contact doesn't belong to the account",
  ])('names a contact of another company: %s', (words) => {
    expect(classify({ status: 500, body: { errors: [words] } }).problem.code).toBe('contact-mismatch');
  });

  it.each([
    'Please contact your administrator: this company is inactive.',
    'Contact the owner of the account to change it.',
    'The primary contact is required for companies of this type.',
    'Please contact support if the opportunity does not belong to your company.',
    'Reference value on field: contactID of type: Contact does not exist or is invalid.',
  ])('takes no other sentence for it: %s', (words) => {
    expect(classify({ status: 500, body: { errors: [words] } }).problem.code).toBe('autotask-refused');
  });

  it('keeps a wrong reference apart from a changed list', () => {
    const words = 'Reference value on field: contactID of type: Contact does not exist or is invalid.';
    expect(classify({ status: 500, body: { errors: [words] } }).problem.code).toBe('autotask-refused');
  });

  it('names refused impersonation only where somebody is impersonated', () => {
    const body = { errors: ['The resource does not allow impersonation'] };
    expect(classify({ status: 500, body, impersonated: 'resource 4' }).problem).toMatchObject({
      code: 'impersonation-refused',
      parts: { email: 'resource 4' },
    });
    expect(classify({ status: 500, body }).problem.code).toBe('autotask-refused');
  });

  it('says how long to wait where Autotask said so', () => {
    expect(classify({ status: 429, body: '', headers: { 'retry-after': '12' } }).problem.retryAfterMs).toBe(12_000);
    expect(classify({ status: 429, body: '' }).problem.retryAfterMs).toBeUndefined();
  });

  it('does not know about a write without an answer', () => {
    const asked = { what: 'creating the quote', view: null };
    expect(classifySilence('timed-out', { ...asked, isWrite: true }, [])).toMatchObject({
      problem: { code: 'timed-out', parts: { system: 'Autotask' } },
      outcome: 'unknown',
    });
    expect(classifySilence('offline', { ...asked, isWrite: false }, [])).toMatchObject({ outcome: 'later' });
  });
});
