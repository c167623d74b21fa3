import * as fc from 'fast-check';
import { createDecoder } from '../../src/smsc/decode/decode.ts';
import { accountArbitrary } from '../support/account-arbitrary.ts';
import { compareFormats } from '../support/account-questions.ts';
import { manualClock } from '../support/clock.ts';

/**
 * `npm run proof:formats -- [accounts] [seed]`: asks generated accounts everything in XML and in JSON and compares what
 * the client reads. Ends with 1 on any difference, or when too little was compared to prove anything.
 */

const [accounts = 20_000, seed = Date.now() % 2_147_483_647] = process.argv.slice(2).map(Number);
const batch = 500;
/** How many differences are shown. */
const mostShown = 5;
/** Of an account's answers at least so many must be values on average. */
const leastValues = 10;

const decoder = createDecoder();
const started = performance.now();
let compared = 0;
let answers = 0;
let values = 0;
const differences: string[] = [];

for (let first = 0; first < accounts; first += batch) {
  const numRuns = Math.min(batch, accounts - first);
  for (const account of fc.sample(accountArbitrary(), { numRuns, seed: seed + first })) {
    const found = await compareFormats(account, [2], decoder, manualClock());
    compared += 1;
    answers += found.answers;
    values += found.values;
    differences.push(...found.differences);
  }
}
await decoder.close();

const seconds = ((performance.now() - started) / 1000).toFixed(1);
const figures = [
  `${compared} accounts`,
  `${answers} answers`,
  `${values} values compared`,
  `${seconds} s`,
  `seed ${seed}`,
];
process.stdout.write(`${figures.join(', ')}: ${differences.length} differences between XML and JSON\n`);
for (const difference of differences.slice(0, mostShown)) process.stdout.write(`\n${difference}\n`);
process.exitCode = differences.length === 0 && compared === accounts && values >= leastValues * accounts ? 0 : 1;
