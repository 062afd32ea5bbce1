import { describe, expect, it } from 'vitest';
import { AUTOMATIC_ARGS, automaticValues, isAutomaticArg } from '../../../src/platform/automatic-args.ts';
import { platform } from './any-platform.ts';

describe('automatic platform ARGs', () => {
  it.each([
    ['linux/arm64/v8', 'linux/arm64', 'arm64', ''],
    ['linux/arm', 'linux/arm/v7', 'arm', 'v7'],
    ['linux/arm/v6', 'linux/arm/v6', 'arm', 'v6'],
    ['linux/amd64/v1', 'linux/amd64', 'amd64', ''],
    ['linux/amd64/v2', 'linux/amd64/v2', 'amd64', 'v2'],
  ])('for %s are as measured', (text, targetPlatform, architecture, variant) => {
    expect(automaticValues(platform(text), platform('windows(10.0.1)/amd64'))).toStrictEqual({
      TARGETPLATFORM: targetPlatform,
      TARGETOS: 'linux',
      TARGETOSVERSION: '',
      TARGETARCH: architecture,
      TARGETVARIANT: variant,
      BUILDPLATFORM: 'windows(10.0.1)/amd64',
      BUILDOS: 'windows',
      BUILDOSVERSION: '10.0.1',
      BUILDARCH: 'amd64',
      BUILDVARIANT: '',
    });
  });

  it('are ten, known by their exact name', () => {
    const target = platform('linux/amd64');
    expect(Object.keys(automaticValues(target, target))).toStrictEqual([...AUTOMATIC_ARGS]);
    expect(AUTOMATIC_ARGS.every(isAutomaticArg)).toBe(true);
    expect(['targetarch', 'TARGETSTAGE', 'TARGET_ARCH', '', 'toString'].some(isAutomaticArg)).toBe(false);
  });
});
