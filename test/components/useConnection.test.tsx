// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type ConnectionPorts, decideLight, useConnection } from '../../components/useConnection';
import { createProblem } from '../../utils/domain/problem';

const stored = {
  quoteManagerApiKey: true,
  autotaskUserName: true,
  autotaskSecret: true,
  autotaskIntegrationCode: true,
};

const known = { stored, problem: null, savedAt: null, testedAt: null };

function createPorts() {
  const state = {
    missing: ['https://a.example.com/*'],
    testedAt: null as number | null,
    listeners: new Set<() => void>(),
  };
  const ports: ConnectionPorts = {
    loadStored: async () => ({ ok: true, value: { ...known, testedAt: state.testedAt } }),
    loadMissingOrigins: async () => state.missing,
    test: vi.fn(),
    save: async (_credentials, isTested) => {
      state.testedAt = isTested ? 1 : null;
      return { ok: true, value: null };
    },
    requestOrigins: vi.fn(async () => {
      state.missing = [];
      return true;
    }),
    watch: (callback) => {
      state.listeners.add(callback);
      return () => state.listeners.delete(callback);
    },
  };
  return { ports, state };
}

const empty = { quoteManagerApiKey: '', autotaskUserName: '', autotaskSecret: '', autotaskIntegrationCode: '' };

describe('useConnection', () => {
  it('asks for access in the turn of the click, then knows that nothing is missing', async () => {
    const { ports } = createPorts();
    const { result } = renderHook(() => useConnection(ports));
    await waitFor(() => expect(result.current.facts?.missingOrigins).toEqual(['https://a.example.com/*']));
    act(() => {
      result.current.allowAccess();
      expect(ports.requestOrigins).toHaveBeenCalledExactlyOnceWith(['https://a.example.com/*']);
    });
    await waitFor(() => expect(result.current.facts?.missingOrigins).toEqual([]));
  });

  it('says why stored keys do not count, and takes it back once they do', async () => {
    const { ports, state } = createPorts();
    const problem = createProblem('keys-held-back');
    ports.loadStored = async () => ({
      ok: true,
      value: { ...known, stored: { ...stored, quoteManagerApiKey: false }, problem },
    });
    const { result } = renderHook(() => useConnection(ports));
    await waitFor(() => expect(result.current.problem).toEqual(problem));
    expect(result.current.facts?.stored.quoteManagerApiKey).toBe(false);
    ports.loadStored = async () => ({ ok: true, value: known });
    for (const listener of state.listeners) act(listener);
    await waitFor(() => expect(result.current.problem).toBeNull());
  });

  it('follows changes elsewhere until it is gone', async () => {
    const { ports, state } = createPorts();
    const { result, unmount } = renderHook(() => useConnection(ports));
    await waitFor(() => expect(result.current.facts).not.toBeNull());
    state.missing = [];
    for (const listener of state.listeners) act(listener);
    await waitFor(() => expect(result.current.facts?.missingOrigins).toEqual([]));
    unmount();
    expect(state.listeners.size).toBe(0);
  });

  it('is connected after a test that was saved, and untested after a mere save', async () => {
    const { ports, state } = createPorts();
    state.missing = [];
    const { result } = renderHook(() => useConnection(ports));
    await waitFor(() => expect(result.current.facts).not.toBeNull());
    const light = () => result.current.facts && decideLight(result.current.facts, null);
    await act(() => result.current.save(empty, true));
    expect(light()).toBe('connected');
    await act(() => result.current.save(empty, false));
    expect(light()).toBe('untested');
  });

  const facts = { stored, missingOrigins: [], savedAt: 10, testedAt: 20 };
  it.each([
    ['never refused', facts, null, 'connected'],
    ['refused since the last good test', facts, 21, 'refused'],
    ['refused before the last good test', facts, 19, 'connected'],
    ['never tested', { ...facts, testedAt: null }, null, 'untested'],
    ['never tested, and refused', { ...facts, testedAt: null }, 11, 'refused'],
    ['saved anew since the refusal', { ...facts, testedAt: null }, 9, 'untested'],
    ['of unknown age, and refused', { ...facts, savedAt: null, testedAt: null }, 1, 'refused'],
    ['without access', { ...facts, missingOrigins: ['x'] }, 21, 'no-access'],
    ['not complete', { ...facts, stored: { ...stored, autotaskSecret: false } }, 21, 'unset'],
  ] as const)('credentials %s', (_, known, refusedAt, light) => {
    expect(decideLight({ ...known, missingOrigins: [...known.missingOrigins] }, refusedAt)).toBe(light);
  });
});
