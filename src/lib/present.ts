/** The same without the keys that hold `undefined`, for types in which a key may be left out and not be `undefined`. */
export function present<Values extends object>(
  values: Values,
): { readonly [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  // What was filtered out is what the type leaves out.
  return Object.fromEntries(given) as { [Name in keyof Values]?: Exclude<Values[Name], undefined> };
}
