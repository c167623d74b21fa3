import type { BarsBlock } from '../reply.ts';
import type { Fonts } from './font/fonts.ts';
import type { Mark } from './svg/elements.ts';

/** What stands below the title. */
export interface Body {
  readonly marks: readonly Mark[];
  /** Where it ends. */
  readonly bottom: number;
}

/** @param top - where it begins */
export type Layout = (block: BarsBlock, top: number, fonts: Fonts) => Body;

/** The room for what is drawn over days, with what stands above and below it. */
export const plotHeight = 500;
/** The part of it for the labels of the days. */
export const forDays = 60;

/** Of more amounts over days than this the newest are drawn. */
export const mostOverDays = 400;
