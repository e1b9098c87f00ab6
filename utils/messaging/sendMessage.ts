import type { ProtocolMap } from './protocol';

export type MessageName = keyof ProtocolMap;
export type MessageRequest<N extends MessageName> = Parameters<ProtocolMap[N]>[0];
export type MessageAnswer<N extends MessageName> = ReturnType<ProtocolMap[N]>;

/** The part of the browser's interface that is needed. */
export interface MessageSenderApi {
  runtime?: { sendMessage?(message: unknown): Promise<unknown> };
}

/**
 * Asks the background. Never rejects: when nobody answers (the extension was updated under an open page, say) the answer
 * is `unexpected` with the browser's words. Free of dependencies, for it is part of every content script.
 */
export async function sendMessage<N extends MessageName>(
  name: N,
  request: MessageRequest<N>,
  api: MessageSenderApi = ownApi(),
): Promise<MessageAnswer<N>> {
  try {
    const answer = await api.runtime?.sendMessage?.({ name, request });
    if (isAnswer(answer)) return answer as MessageAnswer<N>;
    return noAnswer('No answer from the extension.') as MessageAnswer<N>;
  } catch (error) {
    return noAnswer(error instanceof Error ? error.message : String(error)) as MessageAnswer<N>;
  }
}

function ownApi(): MessageSenderApi {
  const scope = globalThis as { browser?: MessageSenderApi; chrome?: MessageSenderApi };
  // Where a browser has no `browser`, an element of the page with that id answers to the name.
  return (scope.browser?.runtime ? scope.browser : scope.chrome) ?? {};
}

function isAnswer(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

function noAnswer(words: string) {
  return { ok: false, problem: { code: 'unexpected', parts: {}, details: [words], view: null } };
}
