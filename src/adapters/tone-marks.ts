import type { Tone } from '../bot/reply.ts';

/** What stands before text with a tone. */
export const toneMarks: Readonly<Record<Tone, string>> = { good: '✅', warning: '⚠️', bad: '❌' };
