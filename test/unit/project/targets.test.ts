import { expect, test } from 'vitest';
import { chooseTargets, DEFAULT_TARGETS } from '../../../src/project/targets.ts';

const amd64 = [{ os: 'linux', architecture: 'amd64' }];
const arm64 = [{ os: 'linux', architecture: 'arm64' }];

test.each([
  [{ commandLine: amd64, config: arm64, setting: arm64, build: arm64 }, amd64, 'command-line'],
  [{ config: amd64, setting: arm64, build: arm64 }, amd64, 'config'],
  [{ config: [], setting: amd64, build: arm64 }, amd64, 'setting'],
  [{ build: amd64 }, amd64, 'build'],
  [{ commandLine: undefined, build: undefined }, DEFAULT_TARGETS, 'default'],
])('%j', (candidates, platforms, source) => {
  expect(chooseTargets(candidates)).toEqual({ platforms, source });
});
