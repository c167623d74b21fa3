import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readLine } from '../../../src/adapters/terminal/inbound.ts';
import { FileError, type IncomingFile } from '../../../src/bot/chat.ts';
import { temporaryFolder } from '../../support/folder.ts';

/** The text of a line and the names of its files. */
function read(line: string): readonly [text: string, ...names: string[]] {
  const { text, files } = readLine(line, 'm1', undefined);
  return [text, ...files.map(({ name }) => name)];
}

function fileOf(path: string): IncomingFile {
  const [file] = readLine(`/operator < "${path}"`, 'm1', undefined).files;
  if (file === undefined) throw new Error('nothing is attached');
  return file;
}

async function failureOf(path: string, mostBytes = 100): Promise<unknown> {
  return fileOf(path)
    .read(mostBytes)
    .catch((error: unknown) => error);
}

describe('a typed line', () => {
  it('is a message of the one who sits there', () => {
    expect(readLine('/balance', 'm7', undefined)).toEqual({
      id: 'm7',
      in: { platform: 'terminal', id: 'terminal', kind: 'private' },
      from: { id: 'local' },
      text: '/balance',
      files: [],
    });
  });

  it('that is a number presses that button of the last answer', () => {
    const last = { id: '3', buttons: [{ label: '▶', command: '/page a 2' }] };

    expect(readLine(' 1 ', 'm1', last)).toMatchObject({ text: '/page a 2', pressed: '3' });
    expect(readLine('2', 'm1', last)).not.toHaveProperty('pressed');
    expect(readLine('0', 'm1', last).text).toBe('0');
    expect(readLine('/page 1', 'm1', last)).not.toHaveProperty('pressed');
  });
});

describe('a line under a question that has to be typed an answer to', () => {
  const last = { id: '3', buttons: [{ label: 'Cancel', command: '/cancel abc' }], typed: '51204' };

  it.each(['51204', ' 51204 ', '51205', '7'])('answers it: %j', (line) => {
    expect(readLine(line, 'm1', last)).toMatchObject({ text: line, repliedTo: '3' });
  });

  it('answers it when a name is mistyped', () => {
    expect(readLine('my_shpo', 'm1', { ...last, typed: 'my_shop' })).toMatchObject({ repliedTo: '3' });
  });

  it.each(['1', '/mailing list', 'balance', ''])('does not answer it: %j', (line) => {
    expect(readLine(line, 'm1', last)).not.toHaveProperty('repliedTo');
  });
});

describe('a file at the end of a line', () => {
  it.each([
    ['/operator < numbers.csv', '/operator', 'numbers.csv'],
    ['/operator 79991234567   <   lists/numbers.csv  ', '/operator 79991234567', 'numbers.csv'],
    ['/operator < "my numbers.csv"', '/operator', 'my numbers.csv'],
    ["/operator < 'my numbers.csv'", '/operator', 'my numbers.csv'],
    ['/operator < «мои номера.csv»', '/operator', 'мои номера.csv'],
    ['/operator < /tmp/my\\ numbers\\ \\(1\\).csv', '/operator', 'my numbers (1).csv'],
    ['/operator < ~/numbers.csv', '/operator', 'numbers.csv'],
    ['/template add shop "a < b" < x.pdf', '/template add shop "a < b"', 'x.pdf'],
  ])('is attached: %s', (line, text, name) => {
    expect(read(line)).toEqual([text, name]);
  });

  it.each([
    '/template add shop "a < b"',
    '/template add shop "a < b',
    '/send 79991234567 a<b',
    '/send 79991234567 a <b',
    '/send 79991234567 a< b',
    '/send 79991234567 is 1 < 2 true',
    '/operator <',
    '< numbers.csv',
    '/operator "<" numbers.csv',
  ])('is not: %s', (line) => {
    expect(read(line)).toEqual([line]);
  });

  it('comes with the button that a number presses', () => {
    const last = { id: '3', buttons: [{ label: 'Go', command: '/go' }] };
    const message = readLine('1 < a.pdf', 'm1', last);

    expect([message.text, message.pressed, message.files[0]?.name]).toEqual(['/go', '3', 'a.pdf']);
  });
});

describe('an attached file', () => {
  it('is read when it is asked for, up to the limit', async () => {
    const path = join(await temporaryFolder(), 'a b.csv');
    const file = fileOf(path);
    await writeFile(path, 'x'.repeat(100_000));

    expect(Buffer.from(await file.read(100_000)).toString()).toBe('x'.repeat(100_000));
    await expect(file.read(99_999)).rejects.toMatchObject({ name: 'FileError', code: 'too-large' });
  });

  it('is found again wherever the bot is started', () => {
    expect(fileOf('a.pdf').key).toBe(resolve('a.pdf'));
  });

  it('may be empty', async () => {
    const path = join(await temporaryFolder(), 'empty');
    await writeFile(path, '');

    expect(await fileOf(path).read(10)).toHaveLength(0);
  });

  it('keeps to the limit where the system says that it is empty', async () => {
    const error = await failureOf('/proc/self/status', 10);

    expect(error).toMatchObject({ code: 'too-large' });
    expect((await fileOf('/proc/self/status').read(100_000)).length).toBeGreaterThan(10);
  });

  it('in the home folder is found by ~/', async () => {
    const home = await temporaryFolder();
    await writeFile(join(home, 'numbers.csv'), '79991234567');
    vi.stubEnv('HOME', home);

    const file = fileOf('~/numbers.csv');
    vi.unstubAllEnvs();

    expect(Buffer.from(await file.read(100)).toString()).toBe('79991234567');
  });

  it('that is none is unreadable, in words that do not name it', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'private-folder'));
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'private-pipe')]);

    for (const name of ['private-folder', 'private-pipe', 'private-absent', 'private-\u0000']) {
      const error = await failureOf(join(folder, name));

      expect(error).toBeInstanceOf(FileError);
      expect(error).toMatchObject({ code: 'unreadable' });
      expect(String(error)).not.toContain('private');
      expect(error).not.toHaveProperty('cause');
    }
  });
});
