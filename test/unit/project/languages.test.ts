import { expect, test } from 'vitest';
import { languageOfName } from '../../../src/project/languages.ts';

test.each([
  ['Dockerfile', 'dockerfile'],
  ['dockerfile', 'dockerfile'],
  ['Dockerfile.arm64', 'dockerfile'],
  ['Dockerfile-dev', 'dockerfile'],
  ['Dockerfile_prod', 'dockerfile'],
  ['api.Dockerfile', 'dockerfile'],
  ['api.dockerfile', 'dockerfile'],
  ['Containerfile', 'dockerfile'],
  ['Containerfile.dev', 'dockerfile'],
  ['api.containerfile', 'dockerfile'],
  ['.multiarch.yaml', 'config'],
  ['Dockerfile.dockerignore', undefined],
  ['Dockerfile.md', undefined],
  ['Dockerfile.j2', undefined],
  ['Dockerfile.orig', undefined],
  ['Dockerfiles', undefined],
  ['MyDockerfile', undefined],
  ['.dockerfile', undefined],
  ['multiarch.yaml', undefined],
  ['README.md', undefined],
])('%s is %s', (name, language) => expect(languageOfName(name)).toBe(language));
