import { redact } from './redact';

/** Writes to a console; every value is redacted first. */
export interface Log {
  info(message: string, ...values: unknown[]): void;
  warn(message: string, ...values: unknown[]): void;
  error(message: string, ...values: unknown[]): void;
}

/** A log under a name, which stands before each line. */
export function createLog(console: Pick<Console, 'info' | 'warn' | 'error'>, name = 'Quotebridge'): Log {
  const write =
    (level: keyof Log) =>
    (message: string, ...values: unknown[]) => {
      console[level](`[${name}]`, redact(message), ...values.map((value) => redact(value)));
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
