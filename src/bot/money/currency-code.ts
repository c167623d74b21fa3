/** A currency as files name it: the provider still calls roubles by the code that went out of use in 1998. */
export function currencyCode(currency: string | undefined): string {
  return currency === 'RUR' ? 'RUB' : (currency ?? '');
}
