import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../../src/cli/node-file-system.ts';
import { CLEAN, ERROR, fileError, INFORMATION, workspace } from './test-io.ts';

test('applies preferred fixes and reports what is left', async () => {
  const files = { Dockerfile: ERROR, 'a.Dockerfile': INFORMATION, 'b.Dockerfile': CLEAN };
  const { run, read } = workspace(files);
  const { code, out } = await run(['check', '--fix']);
  expect([code, out]).toEqual([0, 'Nothing found in 3 files. 2 mended.\n']);
  expect(read('Dockerfile')).toBe('FROM alpine:3.20\nARG TARGETARCH\nRUN echo $TARGETARCH\n');
  expect(read('a.Dockerfile')).toBe('FROM alpine:3.20\n');
  // There is nothing left to mend, so the files are not written again.
  const replace = (): Promise<void> => Promise.reject(fileError('EROFS'));
  expect(await run(['check', '--fix'], { fs: { replace } })).toMatchObject({ code: 0, err: '' });
});

test('bytes outside the edits stay: byte order mark, CRLF, no line end at the end', async () => {
  const before = `\uFEFF# \u00e9\u{1F600}\r\n${ERROR.replaceAll('\n', '\r\n')}RUN  echo\t `;
  const { run, read } = workspace({ Dockerfile: before });
  await run(['check', '--fix']);
  expect(read('Dockerfile')).toBe(before.replace('TARGETARCH=amd64', 'TARGETARCH'));
});

test('the mode stays, and nothing is left behind', async () => {
  const { run, read, chmod, root } = workspace({ Dockerfile: ERROR });
  chmod('Dockerfile', 0o640);
  await run(['check', '--fix']);
  expect(read('Dockerfile')).not.toBe(ERROR);
  const { mode } = (await import('node:fs')).statSync(`${root}/Dockerfile`);
  expect(mode & 0o777).toBe(0o640);
  expect((await nodeFileSystem.list(root)).map(({ name }) => name)).toEqual(['Dockerfile']);
});

test('a link stays a link, what it leads to is mended', async () => {
  const { run, read, root } = workspace({ 'real.txt': ERROR, Dockerfile: '->real.txt' });
  await run(['check', '--fix']);
  expect(read('real.txt')).not.toBe(ERROR);
  expect((await nodeFileSystem.list(root)).find(({ name }) => name === 'Dockerfile')?.kind).toBe('link');
});

test('a file changed meanwhile is left alone', async () => {
  const { run, read, write } = workspace({ Dockerfile: ERROR });
  let reads = 0;
  const change = async (path: string): Promise<Uint8Array> => {
    if (++reads === 2) write({ Dockerfile: `${ERROR}# mine\n` });
    return nodeFileSystem.read(path);
  };
  const { code, err } = await run(['check', '--fix'], { fs: { read: change } });
  expect(code).toBe(1);
  expect(err).toContain(
    'Dockerfile was changed by another program meanwhile, so it was not mended; run the command again.',
  );
  expect(read('Dockerfile')).toBe(`${ERROR}# mine\n`);
});

test('a file that cannot be written is said, and the others are mended', async () => {
  const { run, read } = workspace({ 'a/Dockerfile': ERROR, 'b/Dockerfile': ERROR });
  const replace: typeof nodeFileSystem.replace = (path, content) => {
    return path.includes('/a/') ? Promise.reject(fileError('EACCES')) : nodeFileSystem.replace(path, content);
  };
  const { code, err, out } = await run(['check', '--fix'], { fs: { replace } });
  expect(code).toBe(1);
  expect(err).toContain('No permission to write a/Dockerfile');
  expect(out).toContain('a/Dockerfile:2:15');
  expect([read('a/Dockerfile'), read('b/Dockerfile')]).toEqual([ERROR, expect.not.stringContaining('amd64')]);
});

test('suppressed and switched-off findings are not mended', async () => {
  const suppressed = ERROR.replace('ARG', '# multiarch-ignore platform-arg-default: so be it\nARG');
  const { run, read } = workspace({
    'a.Dockerfile': suppressed,
    'b/Dockerfile': ERROR,
    'b/.multiarch.yaml': 'rules: {platform-arg-default: off}',
  });
  expect((await run(['check', '--fix'])).code).toBe(0);
  expect([read('a.Dockerfile'), read('b/Dockerfile')]).toEqual([suppressed, ERROR]);
});
