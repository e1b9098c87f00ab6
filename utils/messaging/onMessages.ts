import type { Browser } from 'webextension-polyfill';
import * as z from 'zod';
import { createProblem, type Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import { isMessageName, messageSchemas } from './messageSchemas';
import { maySend, type SenderFacts, type SenderRules } from './senderRules';
import type { MessageAnswer, MessageName, MessageRequest } from './sendMessage';

/** One function per message; what it throws is answered as a problem. */
export type MessageHandlers = {
  [N in MessageName]: (request: MessageRequest<N>, sender: SenderFacts) => MessageAnswer<N> | Promise<MessageAnswer<N>>;
};

export interface MessageRules extends SenderRules {
  /** The problem to answer for something that a handler threw (`storage-failed`, `unexpected`). */
  toProblem(error: unknown): Problem;
}

type Failure = Extract<Result<never>, { ok: false }>;

/**
 * Listens to all messages; to be called in the first synchronous turn of the background. Each is parsed and its sender
 * checked before the handler sees it; every message gets an answer.
 */
export function registerMessages(browser: Browser, handlers: MessageHandlers, rules: MessageRules): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: SenderFacts) =>
    answerMessage({ message, sender }, handlers, rules),
  );
}

/** The answer to one message. Never rejects. */
export async function answerMessage(
  received: { message: unknown; sender: SenderFacts },
  handlers: MessageHandlers,
  rules: MessageRules,
): Promise<Result<unknown>> {
  try {
    const envelope = z.strictObject({ name: z.custom<MessageName>(isMessageName), request: z.unknown() });
    const parsed = envelope.safeParse(received.message);
    if (!parsed.success) return refuse('The message has no known form.');
    const { name, request } = parsed.data;
    if (!(await maySend(name, received.sender, rules))) return refuse(`This sender may not send ${name}.`);
    return await callHandler(name, { request, sender: received.sender }, handlers);
  } catch (error) {
    return { ok: false, problem: rules.toProblem(error) };
  }
}

async function callHandler<N extends MessageName>(
  name: N,
  received: { request: unknown; sender: SenderFacts },
  handlers: MessageHandlers,
) {
  const parsed = messageSchemas[name].safeParse(received.request);
  // The words of the parser may quote what was sent, and that may be a secret: only the places are named.
  if (!parsed.success) return refuse(`The request of ${name} is malformed at ${placesOf(parsed.error)}.`);
  return await handlers[name](parsed.data, received.sender);
}

function placesOf(error: z.ZodError): string {
  return error.issues.map((issue) => issue.path.join('.') || 'its top').join(', ');
}

function refuse(words: string): Failure {
  return { ok: false, problem: createProblem('unexpected', {}, { details: [words] }) };
}
