/**
 * A pattern as steps of a machine that is in several places at one time. It reads each letter of a text once, so no
 * pattern and no text can make it slow: at most as many operations as the text has letters times the pattern has steps.
 */
export type Program = readonly Instruction[];

export type Instruction =
  /** Takes one letter. */
  | { readonly kind: 'letter'; readonly takes: (letter: string) => boolean }
  /** Goes on at several places at once, counted from here. */
  | { readonly kind: 'go'; readonly by: readonly number[] }
  /** Goes on at the beginning, or the end, of the text alone. */
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' };

/** Whether a pattern occurs anywhere in a text. */
export function fits(program: Program, text: string): boolean {
  const letters = Array.from(text);
  /** At which letter each place was reached last; the place behind the last step is the end of the pattern. */
  const reachedAt = new Int32Array(program.length + 1).fill(-1);
  let places: number[] = [];
  for (let position = 0; position <= letters.length; position += 1) {
    const letter = letters[position];
    const next: number[] = [];
    // It may begin at every letter anew.
    places.push(0);
    for (let place = places.pop(); place !== undefined; place = places.pop()) {
      if (reachedAt[place] === position) continue;
      reachedAt[place] = position;
      const step = program[place];
      if (step === undefined) return true;
      switch (step.kind) {
        case 'letter':
          if (letter !== undefined && step.takes(letter)) next.push(place + 1);
          break;
        case 'go':
          for (const by of step.by) places.push(place + by);
          break;
        case 'edge':
          if (position === (step.at === 'start' ? 0 : letters.length)) places.push(place + 1);
          break;
      }
    }
    places = next;
  }
  return false;
}
