/** Money is counted in hundredths, so that nothing is lost by adding up. */
export type Hundredths = number;

/** An amount as the provider writes it, with two digits after the point: `1871.62`. */
export function writeMoney(amount: Hundredths): string {
  const whole = Math.trunc(Math.abs(amount) / 100);
  const part = String(Math.abs(amount) % 100).padStart(2, '0');
  return `${amount < 0 ? '-' : ''}${whole}.${part}`;
}

/** An amount out of a request, or `undefined` when it is none. */
export function readMoney(text: string): Hundredths | undefined {
  if (!/^-?\d{1,9}(\.\d{1,2})?$/.test(text)) return undefined;
  return Math.round(Number(text) * 100);
}
