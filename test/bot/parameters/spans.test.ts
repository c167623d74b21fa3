import { describe, expect, it } from 'vitest';
import { misfitOf, type SpanValues, spanOf } from '../../../src/bot/parameters/spans.ts';
import { readerAtNoon } from '../../support/message.ts';

const { moment } = readerAtNoon();
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const november = { from: day('2026-11-01'), to: day('2026-11-30') };

function span(values: SpanValues, usualDays = 7): string {
  const { from, to } = spanOf(values, moment, usualDays);
  return `${from.toString()} ${to.toString()}`;
}

describe('the days that are meant', () => {
  it.each([
    [{}, '2026-11-12 2026-11-18'],
    [{ period: november }, '2026-11-01 2026-11-30'],
    [{ from: day('2026-11-01') }, '2026-11-01 2026-11-18'],
    [{ from: day('2026-12-01') }, '2026-12-01 2026-12-01'],
    [{ to: day('2026-11-10') }, '2026-11-04 2026-11-10'],
    [{ from: day('2026-11-01'), to: day('2026-11-02') }, '2026-11-01 2026-11-02'],
  ])('%j are %s', (values, expected) => {
    expect(span(values)).toBe(expected);
  });
});

describe('a period in pieces', () => {
  it('may not come twice', () => {
    expect(misfitOf({ period: november, to: day('2026-11-10') }, moment)).toMatchObject({ parameter: 'period' });
  });

  it('may not end before it begins', () => {
    const misfit = misfitOf({ from: day('2026-11-10'), to: day('2026-11-09') }, moment);

    expect(misfit).toMatchObject({ parameter: 'to', reason: { en: 'The last day lies before the first.' } });
  });

  it.each([
    ['2026-05-18', undefined],
    ['2026-05-17', 'from'],
  ])('from %s until today against six months: %s', (from, parameter) => {
    expect(misfitOf({ from: day(from) }, moment, 6)?.parameter).toBe(parameter);
  });

  it('is right when nothing is said', () => {
    expect(misfitOf({}, moment, 6)).toBeUndefined();
  });
});
