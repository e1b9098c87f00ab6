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

function createPorts() {
  const state = {
    missing: ['https://a.example.com/*'],
    testedAt: null as number | null,
    listeners: new Set<() => void>(),
  };
  const ports: ConnectionPorts = {
    loadStored: async () => ({ ok: true, value: { stored, problem: null } }),
    loadMissingOrigins: async () => state.missing,
    loadTestedAt: async () => state.testedAt,
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
    ports.loadStored = async () => ({ ok: true, value: { stored: { ...stored, quoteManagerApiKey: false }, problem } });
    const { result } = renderHook(() => useConnection(ports));
    await waitFor(() => expect(result.current.problem).toEqual(problem));
    expect(result.current.facts?.stored.quoteManagerApiKey).toBe(false);
    ports.loadStored = async () => ({ ok: true, value: { stored, problem: null } });
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
    const light = () => result.current.facts && decideLight(result.current.facts, false);
    await act(() => result.current.save(empty, true));
    expect(light()).toBe('connected');
    await act(() => result.current.save(empty, false));
    expect(light()).toBe('untested');
  });

  it.each([
    [{ missingOrigins: [], testedAt: 1 }, true, 'refused'],
    [{ missingOrigins: ['x'], testedAt: 1 }, false, 'no-access'],
    [{ missingOrigins: [], testedAt: 1, stored: { ...stored, autotaskSecret: false } }, false, 'unset'],
  ] as const)('%j, refused %s: %s', (facts, isRefused, light) => {
    expect(decideLight({ stored, ...facts, missingOrigins: [...facts.missingOrigins] }, isRefused)).toBe(light);
  });
});
