import type { Row } from '../operation.ts';

/**
 * What reading one text as one format gives: its records, or why it is not of the form. The reason is for the log and
 * holds nothing of the text.
 */
export type Reading = { readonly rows: readonly Row[] } | { readonly why: string };
