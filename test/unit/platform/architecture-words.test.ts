import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../src/platform/architectures.ts';
import {
  architectureOfName,
  findArchitectureWords,
  type ArchitectureWord,
} from '../../../src/platform/architecture-words.ts';

/** `amd64` or `arm/v7`, with the word. */
const shown = (words: readonly ArchitectureWord[]): string[] =>
  words.map(({ word, architecture, variant }) => `${word}=${architecture}${variant ? `/${variant}` : ''}`);

describe('findArchitectureWords', () => {
  // The vocabulary of rules.md, and download names as they are.
  it.each([
    ['https://dl.example.com/tool-linux-amd64.tar.gz', ['amd64=amd64']],
    ['https://dl.example.com/tool_Linux_x86_64.tar.gz', ['x86_64=amd64']],
    ['https://nodejs.org/dist/v20.1.0/node-v20.1.0-linux-x64.tar.xz', ['x64=amd64']],
    ['https://example.com/hugo_extended_0.92.0_Linux-64bit.deb', ['64bit=amd64']],
    ['chromedriver_linux64.zip', ['linux64=amd64']],
    ['Miniconda3-linux-64.sh', ['linux-64=amd64']],
    ['Miniconda3-latest-Linux-x86_64.sh', ['x86_64=amd64']],
    ['oc-linuxamd64.tgz', ['amd64=amd64']],
    ['instantclient-basic-linux.x64-21.zip', ['x64=amd64']],
    ['manylinux2014_x86_64.whl', ['x86_64=amd64']],
    ['musllinux_1_2_aarch64.whl', ['aarch64=arm64']],
    ['/usr/lib/x86_64-linux-gnu/libfoo.so', ['x86_64=amd64']],
    ['/lib64/ld-linux-x86-64.so.2', ['x86-64=amd64']],
    ['/lib/ld-linux-armhf.so.3', ['armhf=arm/v7']],
    ['/usr/lib/jvm/java-8-openjdk-amd64', ['amd64=amd64']],
    ['x86_64-unknown-linux-musl', ['x86_64=amd64']],
    ['aarch64-unknown-linux-musl', ['aarch64=arm64']],
    ['armv7-unknown-linux-gnueabihf', ['armv7=arm/v7']],
    ['arm-unknown-linux-musleabihf', ['arm=arm']],
    ['arm-linux-gnueabihf', ['arm=arm']],
    ['tool-gnueabihf.tar.gz', ['gnueabihf=arm']],
    ['protoc-3.20-linux-aarch_64.zip', ['aarch_64=arm64']],
    ['linux/arm/v7', ['arm/v7=arm/v7']],
    ['linux-arm-v6', ['arm-v6=arm/v6']],
    ['arm32v7', ['arm32v7=arm/v7']],
    ['arm64v8', ['arm64v8=arm64']],
    ['foo_armv8.deb', ['armv8=arm64']],
    ['foo_armv7hf.deb', ['armv7hf=arm/v7']],
    ['libc6:armel', ['armel=arm/v6']],
    ['libc6:i386', ['i386=386']],
    ['syft_1.0_linux_386.rpm', ['386=386']],
    ['gosu-i386', ['i386=386']],
    ['android/arm64-v8a', ['arm64=arm64']],
    ['-march=armv8-a', ['armv8=arm64']],
    ['https://x/tool-linux-arm.tar.gz', ['arm=arm']],
    ['https://x/tool_linux_arm', ['arm=arm']],
    ['https://x/linux/arm/tool', ['arm=arm']],
    ['https://x/tool-arm.tar.gz', ['arm=arm']],
    ['https://x/tool_arm_1.2.3.zip', ['arm=arm']],
    ['https://x/arm/tool', ['arm=arm']],
    ['tool-v1-x86.tgz', ['x86=386']],
    ['LinuxARM.zip', ['ARM=arm']],
    ['tool_linux_arm7', ['arm7=arm/v7']],
    ['linux_ppc64le,linux_s390x', ['ppc64le=ppc64le', 's390x=s390x']],
    ['amd64,arm64', ['amd64=amd64', 'arm64=arm64']],
    ['https://x/$TARGETARCH/tool-AMD64', ['AMD64=amd64']],
    ['${TARGETARCH:-amd64}', ['amd64=amd64']],
  ])('finds in %s %j', (text, expected) => {
    expect(shown(findArchitectureWords(text))).toStrictEqual(expected);
  });

  it.each([
    'ARM_CLIENT_ID',
    '$ARM_CLIENT_ID',
    '${AMD64_URL}/tool',
    '$URL_amd64',
    'Dockerfile.arm',
    'arm-template.json',
    'https://example.com/arm-templates/main.json',
    'https://developer.arm.com/tools/compiler.zip',
    'https://arm.com/',
    'https://x/gcc-arm-none-eabi-10.tar.bz2',
    'armor',
    'alarm',
    'farm/alarm/charm.tar.gz',
    'harm-arms',
    'x86box',
    'https://x/linux86.zip',
    'arm',
    'x86',
    'the arm of a robot',
    '64bit',
    'raspios-64bit.img',
    '386',
    'libfoo-386.so',
    'win64.zip',
    'linux-6.4.tar.xz',
    'linux-640',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'x86_64bit-thing/',
    'amd64abc',
    'xarm64',
    'camd64',
    'noarch.rpm',
    'tool_all.deb',
    '',
  ])('finds nothing in %s', (text) => {
    expect(shown(findArchitectureWords(text))).toStrictEqual([]);
  });

  it('gives the place of each word', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('x86_64', 'arm', 'linux', '-', '/', '_', '.', 'v7', 'amd64', 'x', '64', '$', '{'),
          {
            maxLength: 12,
          },
        ),
        (parts) => {
          const text = parts.join('');
          let at = 0;
          for (const { word, start, end } of findArchitectureWords(text)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(text.slice(start, end)).toBe(word);
            at = end;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('knows every name of the table behind a system, triples by their first word', () => {
    for (const { architecture, names } of ARCHITECTURES) {
      for (const [scheme, words] of Object.entries(names)) {
        for (const word of words) {
          // Bare digits, and a kernel's name that two byte orders share.
          if (scheme === 'goarm' || word === 'mips64') continue;
          const text = word.startsWith('linux') ? word : `linux-${word}`;
          expect(findArchitectureWords(text)[0]?.architecture, `${scheme} ${text}`).toBe(architecture);
        }
      }
    }
  });

  it.each([
    ['amd64-', 166_667],
    ['linux', 0],
    ['$', 0],
    ['${a', 0],
    ['arm-', 0],
    ['x86_', 0],
    ['arm-linux-', 100_000],
  ])('reads a megabyte of %s', (part, count) => {
    const text = part.repeat(Math.ceil(1e6 / part.length));
    expect(findArchitectureWords(text).length).toBe(count);
  });
});

describe('architectureOfName', () => {
  it.each([
    ['Dockerfile.arm64', 'file', ['arm64=arm64']],
    ['Dockerfile.arm', 'file', ['arm=arm']],
    ['arm.Dockerfile', 'file', ['arm=arm']],
    ['Dockerfile-x86_64', 'file', ['x86_64=amd64']],
    ['Dockerfile_x86', 'file', ['x86=386']],
    ['Dockerfile.arm32v7', 'file', ['arm32v7=arm/v7']],
    ['Dockerfile', 'file', []],
    ['Dockerfile.alarm', 'file', []],
    ['Dockerfile.arm-template', 'file', []],
    ['Dockerfile.x86_64bit', 'file', []],
    ['amd64/Dockerfile', 'file', ['amd64=amd64']],
    ['docker-x64/', 'folder', ['x64=amd64']],
    ['rpm-armhf', 'folder', ['armhf=arm/v7']],
    ['linux-glibc-2.17-x64', 'folder', ['x64=amd64']],
    ['omnibus-nikos_arm64', 'folder', ['arm64=arm64']],
    ['docker/arm/Dockerfile', 'folder', ['arm=arm']],
    ['arm-templates', 'folder', []],
    ['gcc-arm-none-eabi', 'folder', []],
    ['farm', 'folder', []],
    ['build-arm64', 'stage', ['arm64=arm64']],
    ['ucode-build-x86_64', 'stage', ['x86_64=amd64']],
    ['builder_armv7', 'stage', ['armv7=arm/v7']],
    ['amd64', 'stage', ['amd64=amd64']],
    ['build-arm', 'stage', ['arm=arm']],
    ['base', 'stage', []],
    ['arm64v8/alpine', 'image', ['arm64v8=arm64']],
    ['arm32v7/debian', 'image', ['arm32v7=arm/v7']],
    ['i386/ubuntu', 'image', ['i386=386']],
    ['amd64/golang', 'image', ['amd64=amd64']],
    ['acme/nginx-arm', 'image', ['arm=arm']],
    ['acme-arm/nginx', 'image', ['arm=arm']],
    ['arm/compiler', 'image', []],
    ['acme/arm-runner', 'image', []],
    ['acme/charm', 'image', []],
    ['v1.2-amd64', 'tag', ['amd64=amd64']],
    ['latest-arm', 'tag', ['arm=arm']],
    ['arm', 'tag', ['arm=arm']],
    ['3.18-x86', 'tag', ['x86=386']],
    ['alarm-1', 'tag', []],
    ['FOO_ARM64_URL', 'identifier', ['ARM64=arm64']],
    ['X86_64_SHA256', 'identifier', ['X86_64=amd64']],
    ['SHA256_ARM', 'identifier', ['ARM=arm']],
    ['LINUX_ARM_URL', 'identifier', ['ARM=arm']],
    ['ARM_CLIENT_ID', 'identifier', []],
    ['FOO_ARM_VERSION', 'identifier', []],
    ['ARM', 'identifier', []],
    ['ALARM', 'identifier', []],
  ] as const)('%s, a %s: %j', (name, place, expected) => {
    expect(shown(architectureOfName(name, place))).toStrictEqual(expected);
  });
});
