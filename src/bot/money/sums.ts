/** The exact sum of decimal texts such as `12.50`; `0` of none. */
export function sumOf(amounts: readonly string[]): string {
  const digits = Math.max(0, ...amounts.map((amount) => fraction(amount).length));
  const total = amounts.reduce((sum, amount) => sum + scaled(amount, digits), 0n);
  return written(total, digits);
}

/** The exact difference of two decimal texts. */
export function differenceOf(one: string, other: string): string {
  const digits = Math.max(fraction(one).length, fraction(other).length);
  return written(scaled(one, digits) - scaled(other, digits), digits);
}

/** Below zero when `one` is less than `other`, zero when they are equal, whatever their digits after the point. */
export function compareAmounts(one: string, other: string): number {
  const digits = Math.max(fraction(one).length, fraction(other).length);
  const difference = scaled(one, digits) - scaled(other, digits);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function fraction(amount: string): string {
  return amount.split('.')[1] ?? '';
}

function scaled(amount: string, digits: number): bigint {
  const [whole = ''] = amount.split('.');
  return BigInt(whole + fraction(amount).padEnd(digits, '0'));
}

function written(value: bigint, digits: number): string {
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = value < 0n ? '-' : '';
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(text.length - digits)}`;
}
