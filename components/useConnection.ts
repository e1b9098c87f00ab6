import { useCallback, useEffect, useState } from 'react';
import { createProblem, type Problem } from '../utils/domain/problem';
import type { Result } from '../utils/domain/result';
import type { ConnectionReport, Credentials, StoredConnection } from '../utils/messaging/protocol';
import type { LightState } from './ConnectionLight';
import type { StoredCredentials } from './credentialsSchema';

/** What a page needs to know and do about the connection; the effects behind it are the page's. */
export interface ConnectionPorts {
  loadStored(): Promise<Result<StoredConnection>>;
  loadMissingOrigins(): Promise<string[]>;
  test(credentials: Credentials): Promise<Result<ConnectionReport>>;
  save(credentials: Credentials, isTested: boolean): Promise<Result<null>>;
  /** Called in the same turn as the click. */
  requestOrigins(origins: string[]): Promise<boolean>;
  /** Calls back when permissions, settings or the test's outcome change; returns what ends it. */
  watch(callback: () => void): () => void;
}

interface ConnectionFacts {
  stored: StoredCredentials;
  missingOrigins: string[];
  savedAt: number | null;
  testedAt: number | null;
}

/** `null` facts: still loading. */
export interface Connection {
  facts: ConnectionFacts | null;
  problem: Problem | null;
  save: ConnectionPorts['save'];
  allowAccess(): void;
}

/** The connection's facts, kept up to date, and the two actions that change them. `ports` must stay the same object. */
export function useConnection(ports: ConnectionPorts): Connection {
  const [facts, setFacts] = useState<ConnectionFacts | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const reload = useCallback(async () => {
    try {
      const [answer, missingOrigins] = await Promise.all([ports.loadStored(), ports.loadMissingOrigins()]);
      setProblem(answer.ok ? answer.value.problem : answer.problem);
      if (answer.ok) {
        const { stored, savedAt, testedAt } = answer.value;
        setFacts({ stored, missingOrigins, savedAt, testedAt });
      }
    } catch (error) {
      // Stored settings that do not fit, say: their words name the key.
      setProblem(
        createProblem('unexpected', {}, { details: [error instanceof Error ? error.message : String(error)] }),
      );
    }
  }, [ports]);

  useEffect(() => {
    void reload();
    return ports.watch(() => void reload());
  }, [ports, reload]);

  const save = useCallback<ConnectionPorts['save']>(
    async (credentials, isTested) => {
      const saved = await ports.save(credentials, isTested);
      await reload();
      return saved;
    },
    [ports, reload],
  );
  // Nothing is awaited before: browsers show the question only in the turn of the click.
  const allowAccess = () => void ports.requestOrigins(facts?.missingOrigins ?? []).then(reload);
  return { facts, problem, save, allowAccess };
}

/**
 * The light's state. `refusedAt`: when a sync was stopped because a system refused the credentials, and nobody settled it since
 * (milliseconds); null = never. A refusal from before the credentials were saved, or last accepted, says nothing about them.
 */
export function decideLight(facts: ConnectionFacts, refusedAt: number | null): LightState {
  const { stored, missingOrigins, savedAt, testedAt } = facts;
  if (!Object.values(stored).every(Boolean)) return 'unset';
  if (missingOrigins.length > 0) return 'no-access';
  if (refusedAt !== null && refusedAt > Math.max(savedAt ?? 0, testedAt ?? 0)) return 'refused';
  return testedAt === null ? 'untested' : 'connected';
}
