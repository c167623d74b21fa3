import { proveLines } from '../support/lines-proof.ts';

/** `npm run proof:lines -- [lines] [seed]`: types lines at the whole bot and counts what must never happen. */
const [lines = '100000', seed = '1'] = process.argv.slice(2);

const tally = await proveLines(Number(lines), Number(seed));

for (const failure of tally.failures) process.stderr.write(`${failure}\n`);
process.stdout.write(
  `lines ${tally.lines}, requests to the provider ${tally.requests}, ` +
    `exceptions ${tally.exceptions}, not answered exactly once ${tally.unanswered}, not noted ${tally.unnoted}\n`,
);
process.exitCode = tally.exceptions + tally.unanswered + tally.unnoted === 0 ? 0 : 1;
