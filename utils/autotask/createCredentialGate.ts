import type { Failure } from './classifyFailure';

/** As often as the allowance is asked for, alone, before a document: a sync that starts later has that answer already. */
const PROOF_LASTS_MS = 5 * 60_000;

/** A request that did not succeed; `status` is null when no answer came. */
export type FailedResult = { ok: false; status: number | null } & Failure;

type Answer<T> = { ok: true; value: T } | FailedResult;

/** Bounds how often wrong credentials are sent: Autotask may count each request as a failed login. */
export interface CredentialGate {
  /** Sends once nothing speaks against the credentials any more, or answers without having sent. */
  run<T>(send: () => Promise<Answer<T>>): Promise<Answer<T>>;
}

export interface CredentialGateOptions {
  /** Milliseconds. */
  clock: () => number;
  /** Told of the first 401. */
  onRefused: () => void;
}

/**
 * While nobody knows whether the credentials are good, one request is the probe and the others wait for its answer: an accepted
 * one lets them go, any other one is theirs as well. After a 401 nothing is sent any more.
 */
export function createCredentialGate({ clock, onRefused }: CredentialGateOptions): CredentialGate {
  let acceptedAt: number | null = null;
  let refusal: FailedResult | null = null;
  /** Resolves with the answer of those who wait; null = they may go. */
  let probe: Promise<FailedResult | null> | null = null;

  /** A stamp from the future is left by a clock that was set back. */
  const isProven = () => acceptedAt !== null && acceptedAt <= clock() && clock() - acceptedAt < PROOF_LASTS_MS;

  async function note<T>(sending: Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await sending;
    const rejection = rejectionOf(answer);
    if (rejection === null) acceptedAt = clock();
    else if (rejection.status === 401 && refusal === null) {
      refusal = rejection;
      onRefused();
    }
    return answer;
  }

  function startProbe<T>(probing: Promise<Answer<T>>): Promise<Answer<T>> {
    const end = (rejection: FailedResult | null) => {
      probe = null;
      return rejection;
    };
    // What a probe throws is for its own sender; whoever is next in line probes then.
    probe = probing.then(
      (answer) => end(rejectionOf(answer)),
      () => end(null),
    );
    return probing;
  }

  async function run<T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> {
    if (refusal !== null) return refusal;
    if (isProven()) return await note(send());
    if (probe === null) return await startProbe(note(send()));
    return (await probe) ?? (await run(send));
  }

  return { run };
}

/**
 * What those get who waited for this answer and were not sent; null where it shows that the credentials were accepted, be it to
 * be refused for what was asked. 403 may mean either.
 */
function rejectionOf(answer: Answer<unknown>): FailedResult | null {
  if (answer.ok) return null;
  if (answer.outcome === 'refused') return answer.status === 401 || answer.status === 403 ? answer : null;
  return { ...answer, outcome: 'later' };
}
