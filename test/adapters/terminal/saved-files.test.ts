import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/adapters/terminal/render.ts';
import { saveFiles } from '../../../src/adapters/terminal/saved-files.ts';
import { plainStyle } from '../../../src/adapters/terminal/style.ts';
import { terminalTexts } from '../../../src/adapters/terminal/texts.ts';
import { type Block, file, text } from '../../../src/bot/reply.ts';
import { temporaryFolder } from '../../support/folder.ts';

const { unsaved } = terminalTexts.en;

async function shown(blocks: readonly Block[], folder: string): Promise<string> {
  const saved = await saveFiles(blocks, { folder, unsaved });
  return renderReply({ summary: 's', blocks: saved }, { style: plainStyle, columns: undefined });
}

function csv(content: string, name = 'history-2026-11-21.csv'): Block {
  return file(name, 'text/csv', content);
}

describe('a file of an answer', () => {
  it('is saved into the folder for nobody else to read, and its name stands in its place', async () => {
    const folder = await temporaryFolder();

    const output = await shown([text('All 5.'), csv('a;b\r\nя;2\r\n'), text('after')], folder);

    expect(output).toBe('All 5.\n→ ./history-2026-11-21.csv\nafter');
    const path = join(folder, 'history-2026-11-21.csv');
    expect(readFileSync(path, 'utf8')).toBe('a;b\r\nя;2\r\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('takes the place of no other file, nor of what a link leads to', async () => {
    const folder = await temporaryFolder();
    const elsewhere = join(await temporaryFolder(), 'elsewhere');
    writeFileSync(join(folder, 'history-2026-11-21.csv'), 'mine');
    symlinkSync(elsewhere, join(folder, 'history-2026-11-21-2.csv'));

    const output = await shown([csv('one'), csv('two')], folder);

    expect(output).toBe('→ ./history-2026-11-21-3.csv\n→ ./history-2026-11-21-4.csv');
    expect(readFileSync(join(folder, 'history-2026-11-21.csv'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'history-2026-11-21-4.csv'), 'utf8')).toBe('two');
    expect(() => statSync(elsewhere)).toThrow('ENOENT');
  });

  it('is numbered before its ending, also without one', async () => {
    const folder = await temporaryFolder();

    expect(
      await shown([csv('1', 'отчёт'), csv('2', 'отчёт'), csv('3', 'a.tar.gz'), csv('4', 'a.tar.gz')], folder),
    ).toBe('→ ./отчёт\n→ ./отчёт-2\n→ ./a.tar.gz\n→ ./a.tar-2.gz');
  });

  it.each([
    '../up.csv',
    '/etc/up.csv',
    'a/b.csv',
    'a\\b.csv',
    '..',
    '.bashrc',
    '-rf.csv',
    '',
    'a\nb.csv',
    'a\u001b[2J.csv',
    'a\u202evsc.csv',
    'a\u0000.csv',
    'C:a.csv',
  ])('is not saved under the name %j', async (name) => {
    const parent = await temporaryFolder();
    const output = await shown([text('All 5.'), csv('x', name)], parent);

    expect(output).toMatch(/^All 5\.\n.*could not be saved in the working directory \(EINVAL\)/u);
    expect(output.split('\n')).toHaveLength(2);
    expect(readdirSync(parent)).toEqual([]);
  });

  it('that cannot be saved leaves the rest of the answer, a sentence and nothing half done', async () => {
    const folder = join(await temporaryFolder(), 'absent');

    expect(await shown([text('All 5.'), csv('x')], folder)).toBe(
      `All 5.\n${unsaved('history-2026-11-21.csv', 'ENOENT')}`,
    );
    expect(terminalTexts.ru.unsaved('a.csv', 'EACCES')).toContain('a.csv в рабочий каталог (EACCES)');
  });
});
