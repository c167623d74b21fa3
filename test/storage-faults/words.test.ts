import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { languages } from '../../src/bot/language.ts';
import { failureTexts } from '../../src/bot/texts/failures.ts';
import { temporaryFolder } from '../support/folder.ts';
import { runBot } from '../support/process.ts';

const preload = pathToFileURL(join(import.meta.dirname, '../support/sqlite-fault.ts')).href;
const faults = [
  { code: 'unwritable', sql: 'PRAGMA query_only = ON' },
  { code: 'full', sql: 'PRAGMA max_page_count = 1' },
] as const;
/** Each takes its place in the file, until there is no more. */
const lines = Array.from({ length: 200 }, (_, index) => `/subscribe inbox text:"${'слово '.repeat(15)}${index}"\n`);

it.each(faults.flatMap((fault) => languages.map((language) => ({ ...fault, language }))))(
  'who types a command hears that the database is $code in $language, with a reference that stands in the log',
  async ({ code, sql, language }) => {
    const folder = await temporaryFolder();
    const fault = join(folder, 'fault.sql');
    const environment = { DATA_DIR: folder, LANGUAGE: language };
    await runBot({ input: '/whoami\n', environment });
    await writeFile(fault, sql);

    const { stdout, stderr, ...end } = await runBot({
      input: lines.join(''),
      environment: { ...environment, NODE_OPTIONS: `--import=${preload}`, SQLITE_FAULT: fault },
    });

    const { what, todo } = failureTexts[language].storage[code];
    const [, reference = 'none'] = /(?:Reference|Метка) (\w+)/.exec(stdout) ?? [];
    expect(stdout).toContain(`${what}\n`);
    expect(stdout).toContain(`${todo}\n`);
    expect(stderr).toContain(`"reference":"${reference}"`);
    expect(end.code).toBe(0);
  },
);
