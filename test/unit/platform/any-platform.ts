import fc from 'fast-check';
import type { Platform } from '../../../src/platform/platform.ts';
import { parsePlatform } from '../../../src/platform/parse.ts';

const machines = fc.oneof(
  fc.record({ architecture: fc.constant('arm'), variant: fc.constantFrom('v5', 'v6', 'v7', 'v8') }),
  fc.record(
    { architecture: fc.constant('arm64'), variant: fc.constantFrom('v8.1', 'v8.5', 'v8.9', 'v9', 'v9.2') },
    { requiredKeys: ['architecture'] },
  ),
  fc.record(
    { architecture: fc.constant('amd64'), variant: fc.constantFrom('v2', 'v3', 'v4') },
    { requiredKeys: ['architecture'] },
  ),
  fc.record({
    architecture: fc.constantFrom('386', 'ppc64le', 's390x', 'riscv64', 'loong64', 'mips64le', 'wasm'),
  }),
);

const systems = fc.oneof(
  { weight: 4, arbitrary: fc.record({ os: fc.constantFrom('linux', 'freebsd', 'darwin') }) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        os: fc.constant('windows'),
        osVersion: fc.constantFrom(
          '10.0.17763',
          '10.0.17763.5',
          '10.0.20348.2113',
          '10.0.26100',
          '1+b%(c)/d',
        ),
      },
      { requiredKeys: ['os'] },
    ),
  },
);

/** Normalised platforms, such as `parsePlatform` gives. */
export const anyPlatform: fc.Arbitrary<Platform> = fc
  .tuple(systems, machines)
  .map(([system, machine]) => ({ ...system, ...machine }));

/** The platform that a text names; throws for one that names none, which is a fault of the test's. */
export function platform(text: string): Platform {
  const parsed = parsePlatform(text);
  if (parsed.kind === 'unknown') throw new Error(`${text} is no platform: ${parsed.reason}`);
  return parsed.platform;
}
