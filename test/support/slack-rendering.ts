import type { RenderOptions } from '../../src/adapters/slack/render.ts';

/** How a reply is rendered where a test asks for nothing else. */
export const plainRendering: RenderOptions = {
  buttons: [],
  pictures: false,
  mostMessages: 10_000,
  texts: { choose: 'More', wholeInFile: 'The whole is in the file.', tooLongForHome: 'There is more.' },
};
