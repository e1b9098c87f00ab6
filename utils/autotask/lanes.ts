/** Successes after which a narrowed endpoint gets a lane back. */
const SUCCESSES_TO_WIDEN = 20;

/** Bounds how many requests an endpoint gets at once; first come, first served. */
export interface Lanes {
  /** Runs `task` as soon as a lane of the endpoint is free, and hands on what it returns or throws. */
  run<T>(endpoint: string, task: () => Promise<T>): Promise<T>;
  /** One lane less (at least one stays): Autotask refused a thread. Given back one by one after 20 successes each. */
  narrow(endpoint: string): void;
  /** No endpoint gets more than so many lanes until told otherwise. */
  cap(most: number): void;
}

interface Endpoint {
  limit: number;
  running: number;
  waiting: (() => void)[];
  successes: number;
  narrowings: number;
}

/**
 * Autotask serves three requests at once per tracking identifier and endpoint (reference § 2.3): share one instance among all
 * clients that use the same identifier.
 */
export function createLanes({ perEndpoint }: { perEndpoint: number }): Lanes {
  const endpoints = new Map<string, Endpoint>();
  let most = perEndpoint;
  const admit = (endpoint: Endpoint): void => {
    while (endpoint.running < Math.min(endpoint.limit, most)) {
      const next = endpoint.waiting.shift();
      if (next === undefined) return;
      endpoint.running += 1;
      next();
    }
  };
  const enter = (endpoint: Endpoint): Promise<void> =>
    new Promise((resolve) => {
      endpoint.waiting.push(resolve);
      admit(endpoint);
    });
  const endpointOf = (name: string): Endpoint => {
    const known = endpoints.get(name);
    if (known) return known;
    const made = { limit: perEndpoint, running: 0, waiting: [], successes: 0, narrowings: 0 };
    endpoints.set(name, made);
    return made;
  };

  return {
    async run(name, task) {
      const endpoint = endpointOf(name);
      await enter(endpoint);
      const narrowingsBefore = endpoint.narrowings;
      try {
        const result = await task();
        // What ran while a thread was refused proves nothing about the number of lanes.
        if (endpoint.narrowings === narrowingsBefore) countSuccess(endpoint, perEndpoint);
        return result;
      } finally {
        endpoint.running -= 1;
        admit(endpoint);
      }
    },
    narrow(name) {
      const endpoint = endpointOf(name);
      endpoint.limit = Math.max(1, endpoint.limit - 1);
      endpoint.successes = 0;
      endpoint.narrowings += 1;
    },
    cap(lanes) {
      most = Math.max(1, lanes);
      for (const endpoint of endpoints.values()) admit(endpoint);
    },
  };
}

function countSuccess(endpoint: Endpoint, perEndpoint: number): void {
  if (endpoint.limit >= perEndpoint) return;
  endpoint.successes += 1;
  if (endpoint.successes < SUCCESSES_TO_WIDEN) return;
  endpoint.limit += 1;
  endpoint.successes = 0;
}
