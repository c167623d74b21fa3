/**
 * Sizes in pixels. A telephone shows a picture about 360 points wide, a third of this: letters are large accordingly.
 */
export const width = 1080;
export const margin = 40;
/** What is left between the margins. */
export const innerWidth = width - 2 * margin;
export const labelSize = 34;
export const titleSize = 44;

/** Colours that differ in brightness too, so that they can be told apart without seeing colours. */
export const colours = {
  paper: '#ffffff',
  ink: '#111111',
  label: '#3d3d3d',
  first: '#0072b2',
  second: '#d55e00',
  third: '#009e73',
  /** Letters of the second colour, dark enough to be read. */
  secondInk: '#a84300',
  whole: '#5f6b76',
  /** Beneath what is drawn. */
  shade: '#d9e9f3',
  track: '#e3e7ea',
  guide: '#c4c9ce',
} as const;
