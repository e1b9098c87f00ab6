import type { Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import {
  type Allowance,
  decidePace,
  FULL_PACE,
  isStillTrue,
  type Pace,
  percentUsed,
  type StatedAllowance,
} from '../domain/schedule/allowancePolicy';

/** Asking is a request as well, and its endpoint serves few at once (autotask § 2.3). */
const ASK_AGAIN_MS = 5 * 60_000;

export interface AllowanceWatchOptions {
  read(): Promise<Result<Allowance>>;
  /** What an earlier background knew; null when nothing. */
  load(): Promise<StatedAllowance | null>;
  save(stated: StatedAllowance): Promise<void>;
  clock(): number;
  /** Told each time the pace was decided. */
  onPace(pace: Pace): void;
}

export interface PaceNow {
  pace: Pace;
  /** Whole percents of the allowance that are used. */
  percent: number;
  /** When Autotask will be asked again, milliseconds from now. */
  nextLookMs: number;
  /** Autotask did not accept the credentials when it was asked: nothing may be sent under them. Absent where it did. */
  refusal?: Problem;
}

export interface AllowanceWatch {
  /** One request goes out. */
  count(): void;
  /** The pace for what comes next; asks Autotask at most every 5 minutes, and never twice at once. */
  decide(): Promise<PaceNow>;
}

/** Watches the tenant's hourly allowance: Autotask's own count every 5 minutes, own requests added in between. */
export function createAllowanceWatch(options: AllowanceWatchOptions): AllowanceWatch {
  let stated: StatedAllowance | null = null;
  let asked: Promise<PaceNow> | null = null;

  async function look(): Promise<PaceNow> {
    stated ??= await options.load();
    const now = options.clock();
    if (stated === null || !isFresh(stated, now)) {
      const answer = await options.read();
      // Nothing is noted: whoever asks next, under other credentials, is to ask Autotask.
      if (!answer.ok && answer.problem.code === 'auth-rejected')
        return { ...toPaceNow(stillTrue(stated, now), now), refusal: answer.problem };
      // Without an answer what is known is worked with for another while; the sync itself meets what is wrong.
      stated = answer.ok ? toStated(answer.value, now) : { ...stillTrue(stated, now), askedAt: now };
    }
    await options.save(stated);
    return toPaceNow(stated, now);
  }

  function toPaceNow(known: StatedAllowance, now: number): PaceNow {
    const present = { limit: known.limit, used: known.used + known.sent };
    const pace = known.limit > 0 ? decidePace(present) : FULL_PACE;
    options.onPace(pace);
    return { pace, percent: percentUsed(present), nextLookMs: Math.max(1_000, known.askedAt + ASK_AGAIN_MS - now) };
  }

  return {
    count() {
      if (stated) stated.sent += 1;
    },
    decide() {
      asked ??= look().finally(() => {
        asked = null;
      });
      return asked;
    },
  };
}

/** A stamp from the future is left by a clock that was set back. */
function isFresh({ askedAt }: StatedAllowance, now: number): boolean {
  return askedAt <= now && now - askedAt < ASK_AGAIN_MS;
}

function toStated({ limit, used }: Allowance, now: number): StatedAllowance {
  return { limit, used, at: now, sent: 0, askedAt: now };
}

/** What is known, as long as it speaks of the present hour; a limit of 0 slows nothing down. */
function stillTrue(stated: StatedAllowance | null, now: number): StatedAllowance {
  return stated !== null && isStillTrue(stated, now) ? stated : toStated({ limit: 0, used: 0 }, now);
}
