import { proveAnswers } from '../support/answers-proof.ts';

/** `npm run proof:answers -- [cases] [seed]`: reads damaged answers and counts what must never happen. */
const [cases = '100000', seed = '1'] = process.argv.slice(2);

const tally = await proveAnswers(Number(cases), Number(seed));

for (const failure of tally.failures) process.stderr.write(`${failure}\n\n`);
process.stdout.write(
  `cases ${tally.cases}, refused ${tally.refused}, accepted ${tally.accepted}, ` +
    `crashes ${tally.crashes}, wrong values ${tally.wrongValues}\n`,
);
process.exitCode = tally.crashes + tally.wrongValues === 0 ? 0 : 1;
