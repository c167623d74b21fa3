/**
 * A function that works an object out once and gives the same result for it as long as the object lives. For what is
 * shown again and again without a change, such as the list of the commands.
 *
 * @param work - depends on nothing but the object, which nobody changes; nobody changes its result either
 */
export function remembering<Of extends object, Result extends object>(work: (of: Of) => Result): (of: Of) => Result {
  const results = new WeakMap<Of, Result>();
  return (of) => {
    const known = results.get(of);
    if (known !== undefined) return known;
    const result = work(of);
    results.set(of, result);
    return result;
  };
}
