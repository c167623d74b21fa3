/** Whether faults last as long as they may, as in `npm run proof:storage`; in the suite they are short. */
export const isProof = process.env['MODE'] === 'proof';
