import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock, type Lock } from './generated/lock.ts';

/**
 * Puts the packages of other platforms back into `package-lock.json`. npm leaves out those that it could not see when
 * it wrote the file (https://github.com/npm/cli/issues/4828), and `npm ci` then refuses the file.
 */
const file = join(import.meta.dirname, '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
