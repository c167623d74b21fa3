import { describe, expect, it } from 'vitest';
import { remembering } from '../../src/lib/remembering.ts';

describe('a function that remembers', () => {
  it('works the same object out once, and each object for itself', () => {
    const worked: number[] = [];
    const doubled = remembering(({ value }: { readonly value: number }) => {
      worked.push(value);
      return [value * 2];
    });
    const one = { value: 1 };

    expect(doubled(one)).toBe(doubled(one));
    expect([doubled(one), doubled({ value: 1 }), doubled({ value: 2 })]).toEqual([[2], [2], [4]]);
    expect(worked).toEqual([1, 1, 2]);
  });

  it('tries again what failed', () => {
    let fails = true;
    const work = remembering(({ name }: { readonly name: string }) => {
      if (fails) throw new Error(name);
      return [name];
    });
    const object = { name: 'x' };

    expect(() => work(object)).toThrow('x');
    fails = false;
    expect(work(object)).toEqual(['x']);
  });
});
