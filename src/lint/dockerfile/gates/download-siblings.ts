import type { Fetch } from './fetches.ts';
import { addressKey, fixedFetch } from './fixed-architecture.ts';

/** Tells whether another fetch is the same for another architecture, or the same script fetches it for the target first. */
export function siblingsOf(fetches: readonly Fetch[]): (fetch: Fetch, architecture: string) => boolean {
  const architectures = new Map<string, Set<string>>();
  const dynamic = new Map<string, Set<Fetch['script']>>();
  for (const fetch of fetches) {
    const key = addressKey(fetch);
    const architecture = fixedFetch(fetch)?.architecture;
    if (architecture !== undefined) entry(architectures, key).add(architecture);
    else if (fetch.traced.dynamic) entry(dynamic, key).add(fetch.script);
  }
  return (fetch, architecture) => {
    const key = addressKey(fetch);
    const others = architectures.get(key) ?? new Set();
    return others.size > 1 || !others.has(architecture) || (dynamic.get(key)?.has(fetch.script) ?? false);
  };
}

function entry<T>(map: Map<string, Set<T>>, key: string): Set<T> {
  let set = map.get(key);
  if (set === undefined) map.set(key, (set = new Set<T>()));
  return set;
}
