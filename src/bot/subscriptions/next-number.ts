import type { Queries } from '../../storage/database.ts';

/** The next number of a space; none is given twice, whatever is deleted. @throws StorageError */
export async function nextNumber(queries: Queries, account: string, space: string): Promise<number> {
  const [row] = await queries.query<{ number: number }>(
    `INSERT INTO last_number (account, space, number) VALUES ($1, $2, 1)
    ON CONFLICT (account, space) DO UPDATE SET number = last_number.number + 1 RETURNING number`,
    [account, space],
  );
  if (row === undefined) throw new Error('the database counted nothing up');
  return row.number;
}
