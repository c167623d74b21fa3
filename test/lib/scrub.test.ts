import { describe, expect, it } from 'vitest';
import { createScrubber, scrubJson } from '../../src/lib/scrub.ts';
import { secret } from '../../src/lib/secret.ts';

describe('the scrubber', () => {
  it.each([
    ['as it is', 'login failed for p"w d&1', 'p"w d&1'],
    ['as JSON writes it', JSON.stringify({ err: 'got p"w d&1' }), 'p\\"w d&1'],
    ['as an address writes it', 'https://x.example/?psw=p%22w%20d%261', 'p%22w%20d%261'],
    ['as a form writes it', 'psw=p%22w+d%261&fmt=3', 'p%22w+d%261'],
  ])('takes a secret out %s', (_name, line, form) => {
    const scrub = createScrubber([secret('p"w d&1')]);

    const scrubbed = scrub(line);

    expect(line).toContain(form);
    expect(scrubbed).toContain('[secret]');
    expect(scrubbed).not.toContain(form);
  });

  it('takes the longer of two secrets out whole when one begins with the other', () => {
    const scrub = createScrubber([secret('abc'), secret('abcdef')]);

    expect(scrub('x abcdef y')).toBe('x [secret] y');
  });

  it('leaves of a phone number only its beginning and its end', () => {
    const scrub = createScrubber([]);

    expect(scrub('to +79991234567, from 380441234567')).toBe('to +7999•••67, from 3804•••67');
  });

  it('takes out a short secret only where it stands alone', () => {
    const scrub = createScrubber([secret('y')]);

    expect(scrub('{"type":"key","psw":"y"}')).toBe('{"type":"key","psw":"[secret]"}');
  });

  it('masks a phone number however it is written', () => {
    const scrub = createScrubber([]);

    expect(scrub('to +7 (999) 123-45-67 now')).toBe('to +7999•••67 now');
  });

  it('leaves a JSON line JSON, times in milliseconds included', () => {
    const scrub = createScrubber([secret('a"b\\c')]);
    const line = JSON.stringify({
      retryAt: 1_795_252_877_000,
      ms: 12,
      message: 'to 79991234567 with a"b\\c',
      list: [79991234567],
    });

    const scrubbed = scrubJson(line, scrub);

    expect(JSON.parse(scrubbed)).toMatchObject({ retryAt: 1_795_252_877_000, message: 'to 7999•••67 with [secret]' });
  });

  it('leaves dates, short numbers and very long ids alone', () => {
    const scrub = createScrubber([]);
    const line = '2026-11-21T03:20:00.123Z id 145142 and 12345678901234567890';

    expect(scrub(line)).toBe(line);
  });
});
