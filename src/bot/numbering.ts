import type { Queries } from '../storage/database.ts';

/**
 * Takes the next numbers of a space; none is given twice, whatever is deleted.
 *
 * @param count - how many in a row
 * @returns the first of them
 * @throws StorageError
 */
export async function takeNumbers(queries: Queries, account: string, space: string, count = 1): Promise<number> {
  const [row] = await queries.query<{ number: number }>(
    `INSERT INTO last_number (account, space, number) VALUES ($1, $2, $3)
    ON CONFLICT (account, space) DO UPDATE SET number = last_number.number + $3 RETURNING number`,
    [account, space, count],
  );
  if (row === undefined) throw new Error('the database counted nothing up');
  return row.number - count + 1;
}
