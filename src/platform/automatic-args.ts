import { formatPlatform } from './format.ts';
import type { Platform } from './platform.ts';

/**
 * The ARGs that BuildKit sets from the platforms of a build. `TARGETSTAGE` is set as well, but says nothing about
 * platforms.
 * @see https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/platform.go
 */
export const AUTOMATIC_ARGS = [
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETOSVERSION',
  'TARGETARCH',
  'TARGETVARIANT',
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDOSVERSION',
  'BUILDARCH',
  'BUILDVARIANT',
] as const;

/** The name of one of `AUTOMATIC_ARGS`. */
export type AutomaticArg = (typeof AUTOMATIC_ARGS)[number];

/** Whether BuildKit sets this ARG itself; names are case-sensitive. */
export function isAutomaticArg(name: string): name is AutomaticArg {
  return (AUTOMATIC_ARGS as readonly string[]).includes(name);
}

/**
 * What BuildKit gives each of the ARGs in a build for `target` on `build`, both normalised: `TARGETVARIANT` is empty for
 * arm64 and amd64, `v7` for arm/v7, `v2` for amd64/v2 (measured on BuildKit of Engine 28.5.2).
 */
export function automaticValues(target: Platform, build: Platform): Record<AutomaticArg, string> {
  return {
    TARGETPLATFORM: formatPlatform(target),
    TARGETOS: target.os,
    TARGETOSVERSION: target.osVersion ?? '',
    TARGETARCH: target.architecture,
    TARGETVARIANT: target.variant ?? '',
    BUILDPLATFORM: formatPlatform(build),
    BUILDOS: build.os,
    BUILDOSVERSION: build.osVersion ?? '',
    BUILDARCH: build.architecture,
    BUILDVARIANT: build.variant ?? '',
  };
}
