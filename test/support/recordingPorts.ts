import type { WriteResult } from '../../utils/autotask/autotaskClient';
import type { Known, Link } from '../../utils/domain/known';
import { createProblem } from '../../utils/domain/problem';
import type { ApplyPorts } from '../../utils/sync/applyPlan';
import type { WriteFailure } from '../../utils/sync/ports';

export type Answer = 'refused' | 'later' | 'unknown' | 'hold';

interface Options {
  /** What the write of this name gets instead of success; `hold` waits for `release`. */
  answers?: Record<string, Answer>;
  /** The journal cannot be written for this key. */
  brokenJournal?: string;
}

const failure = (outcome: WriteFailure['outcome']): WriteFailure => ({
  ok: false,
  outcome,
  problem: createProblem('autotask-refused', {}),
});

/** An Autotask and a journal in memory that write down what happens, in order; names are `name` fields, else the entity. */
export function createRecordingPorts({ answers = {}, brokenJournal }: Options = {}) {
  const events: string[] = [];
  const links = new Map<string, Link>();
  const intents = new Set<string>();
  const held = new Map<string, () => void>();
  const progress: string[] = [];
  const sent: Record<string, unknown>[] = [];
  let lastId = 100;

  const answer = async (name: string, id: number): Promise<WriteResult> => {
    events.push(`send ${name}`);
    const kind = answers[name];
    if (kind === 'hold') await new Promise<void>((resolve) => held.set(name, resolve));
    events.push(`answer ${name}`);
    return kind === undefined || kind === 'hold' ? { ok: true, value: id } : failure(kind);
  };
  const write = (event: string, key: string, change: () => void) => {
    if (key === brokenJournal) throw new Error('The disk is full.');
    events.push(`${event} ${key}`);
    change();
  };
  const unread = () => Promise.reject(new Error('Carrying out a plan reads nothing.'));

  const ports: ApplyPorts = {
    autotask: {
      get: unread,
      query: unread,
      create: (entity, fields, parent) => {
        sent.push({ entity, parent, ...fields });
        lastId += 1;
        return answer(String(fields.name ?? entity), lastId);
      },
      update: (entity, id, fields, parent) => {
        sent.push({ entity, id, parent, ...fields });
        return answer(`update ${entity}`, id);
      },
      remove: (entity, id) => answer(`remove ${entity} ${id}`, id),
    },
    journal: {
      loadKnown: async (): Promise<Known> => ({ links: [...links.values()], intents: [] }),
      loadCounterpart: unread,
      recordIntent: async (key) => write('intent', key, () => intents.add(key)),
      recordOutcome: async (link) =>
        write('outcome', link.key, () => {
          links.set(link.key, link);
          intents.delete(link.key);
        }),
      renewIntent: async (key) => void events.push(`renew ${key}`),
      dropIntent: async (key) => write('drop', key, () => intents.delete(key)),
      removeLink: async (key) => write('unlink', key, () => links.delete(key)),
      loadDecisions: unread,
      clearDecisions: unread,
    },
    onProgress: async ({ done, total }) => void progress.push(`${done}/${total}`),
  };
  return { ports, events, links, intents, progress, sent, release: (name: string) => held.get(name)?.() };
}
