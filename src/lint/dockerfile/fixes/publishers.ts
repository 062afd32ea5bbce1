import type { NameScheme } from '../../../platform/architectures.ts';

/** How one publisher names the architectures that it offers; `only` by `oci` name, where a scheme would say too much. */
export interface Publisher {
  readonly address: RegExp;
  readonly scheme: NameScheme;
  readonly only: Readonly<Record<string, string>>;
}

const same = (names: string): Record<string, string> =>
  Object.fromEntries(names.split(' ').map((name) => [name, name]));

const UNAME = { amd64: 'x86_64', arm64: 'aarch64' };

/**
 * Publishers who have named their files in one way for years. An entry is a claim about somebody else's site: a wrong
 * one makes a fix that downloads nothing, so leave out what is doubtful. Whoever is not here may name things
 * otherwise, and a fix then says that it is a guess.
 */
export const PUBLISHERS: readonly Publisher[] = [
  {
    address: /^https?:\/\/(?:go\.dev|golang\.org|dl\.google\.com\/go|storage\.googleapis\.com\/golang)\//,
    scheme: 'goarch',
    // Go's 32-bit ARM build is for ARMv6 and runs on v7: https://go.dev/dl/
    only: { ...same('amd64 arm64 386 ppc64le s390x'), 'arm/v7': 'armv6l', 'arm/v6': 'armv6l' },
  },
  {
    // https://kubernetes.io/releases/download/
    address: /^https?:\/\/(?:dl\.k8s\.io|storage\.googleapis\.com\/kubernetes-release)\//,
    scheme: 'goarch',
    only: { ...same('amd64 arm64 386 ppc64le s390x'), 'arm/v7': 'arm' },
  },
  {
    // https://helm.sh/docs/intro/install/
    address: /^https?:\/\/get\.helm\.sh\//,
    scheme: 'goarch',
    only: { ...same('amd64 arm64 386 ppc64le s390x'), 'arm/v7': 'arm', 'arm/v6': 'arm' },
  },
  {
    address: /^https?:\/\/releases\.hashicorp\.com\//,
    scheme: 'goarch',
    only: { ...same('amd64 arm64 386'), 'arm/v7': 'arm', 'arm/v6': 'arm' },
  },
  {
    // https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html
    address: /^https?:\/\/awscli\.amazonaws\.com\//,
    scheme: 'uname',
    only: UNAME,
  },
  {
    address: /^https?:\/\/nodejs\.org\/(?:dist|download)\//,
    scheme: 'node',
    only: { amd64: 'x64', arm64: 'arm64', 'arm/v7': 'armv7l', ppc64le: 'ppc64le', s390x: 's390x' },
  },
  {
    // https://github.com/conda-forge/miniforge#install
    address: /^https?:\/\/github\.com\/conda-forge\/miniforge\//,
    scheme: 'uname',
    only: { ...UNAME, ppc64le: 'ppc64le' },
  },
  { address: /^https?:\/\/repo\.(?:anaconda\.com|continuum\.io)\/miniconda\//, scheme: 'uname', only: UNAME },
  { address: /^https?:\/\/github\.com\/Kitware\/CMake\//i, scheme: 'uname', only: UNAME },
  {
    address: /^https?:\/\/github\.com\/(?:krallin\/tini|tianon\/gosu)\//,
    scheme: 'debian',
    only: {
      ...same('amd64 arm64 s390x'),
      386: 'i386',
      'arm/v7': 'armhf',
      'arm/v6': 'armel',
      ppc64le: 'ppc64el',
    },
  },
  {
    address: /^https?:\/\/github\.com\/mikefarah\/yq\//,
    scheme: 'goarch',
    only: { ...same('amd64 arm64 386 ppc64le s390x'), 'arm/v7': 'arm', 'arm/v6': 'arm' },
  },
  {
    address: /^https?:\/\/github\.com\/(?:protocolbuffers|google)\/protobuf\//,
    scheme: 'uname',
    only: { amd64: 'x86_64', arm64: 'aarch_64', ppc64le: 'ppcle_64', s390x: 's390_64' },
  },
  {
    address: /^https?:\/\/download\.docker\.com\/linux\/static\//,
    scheme: 'uname',
    only: { ...UNAME, 'arm/v7': 'armhf', 'arm/v6': 'armel', ppc64le: 'ppc64le', s390x: 's390x' },
  },
  {
    address: /^https?:\/\/github\.com\/prometheus\//,
    scheme: 'goarch',
    only: { ...same('amd64 arm64 386 ppc64le s390x riscv64'), 'arm/v7': 'armv7', 'arm/v6': 'armv6' },
  },
];
