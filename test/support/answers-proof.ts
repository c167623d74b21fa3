import { isDeepStrictEqual } from 'node:util';
import { createDecoder, type Decoder } from '../../src/smsc/decode/decode.ts';
import { SmscError } from '../../src/smsc/error.ts';
import { prepare } from '../../src/smsc/prepared.ts';
import { understand } from '../../src/smsc/understand.ts';
import { chance, type Mutant, mutant } from './mutations.ts';
import { plain } from './operations.ts';
import { readOtherwise } from './other-reader.ts';
import { type Sample, samples } from './samples.ts';

export interface Tally {
  readonly cases: number;
  /** Mutants that were read to a value, and rightly so. */
  readonly accepted: number;
  readonly refused: number;
  /** Anything thrown that is no `SmscError`. */
  readonly crashes: number;
  /** Mutants that were read to a value that they do not say, or not read although they say the same as before. */
  readonly wrongValues: number;
  /** The first failures, for whoever looks for the cause. */
  readonly failures: readonly string[];
}

type Verdict = 'accepted' | 'refused' | 'crash' | 'wrong value';

/**
 * Reads mutants of the samples and judges what comes of each. A value is right when it is the one before the mutation,
 * or when a second reader finds the same records in the mutant.
 *
 * @param cases - how many mutants, in turn of every sample
 * @param seed - determines them all
 */
export async function proveAnswers(cases: number, seed: number): Promise<Tally> {
  const decoder = createDecoder();
  const originals = await Promise.all(samples.map((sample) => valueOf(decoder, sample, Buffer.from(sample.text))));
  const counts: Record<Verdict, number> = { accepted: 0, refused: 0, crash: 0, 'wrong value': 0 };
  const failures: string[] = [];
  for (let number = 0; number < cases; number += 1) {
    const draw = chance(seed + number);
    const index = number % samples.length;
    const [sample, other] = [samples[index], samples[Math.floor(draw() * samples.length)]];
    if (sample === undefined || other === undefined) throw new Error('no samples');
    const made = mutant(Buffer.from(sample.text), Buffer.from(other.text), draw);
    const verdict = await judge(decoder, sample, made, originals[index]);
    counts[verdict] += 1;
    if ((verdict === 'crash' || verdict === 'wrong value') && failures.length < 5) {
      failures.push(`${verdict}: ${sample.name}, ${made.what}, seed ${seed + number}\n${made.bytes.toString()}`);
    }
  }
  await decoder.close();
  const { accepted, refused, crash, 'wrong value': wrongValues } = counts;
  return { cases, accepted, refused, crashes: crash, wrongValues, failures };
}

async function judge(decoder: Decoder, sample: Sample, made: Mutant, original: unknown): Promise<Verdict> {
  try {
    const value = await valueOf(decoder, sample, made.bytes);
    if (isDeepStrictEqual(value, original)) return 'accepted';
    if (made.isSame || made.what === 'cut') return 'wrong value';
    const rows = readOtherwise(sample, made.bytes);
    if (rows === undefined) return 'wrong value';
    const { operation, params } = sample;
    const otherwise = plain(await operation.read(rows, { zone: 'Europe/Moscow' }, params));
    return isDeepStrictEqual(value, otherwise) ? 'accepted' : 'wrong value';
  } catch (error) {
    if (!(error instanceof SmscError)) return 'crash';
    return made.isSame ? 'wrong value' : 'refused';
  }
}

/** What the client would give for these bytes. @throws SmscError */
async function valueOf(decoder: Decoder, { operation, params, format }: Sample, bytes: Buffer): Promise<unknown> {
  const call = prepare(operation, params, format);
  const delivered = { kind: 'delivered', bytes, status: 200, contentType: 'text/html', framed: true, at: 0 } as const;
  return plain(await understand({ decoder, zone: 'Europe/Moscow' }, call, delivered));
}
