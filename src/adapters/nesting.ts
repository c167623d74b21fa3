/** More levels than anything that platforms deliver has. */
const mostLevels = 100;

/**
 * Whether what was delivered is nested no deeper than what platforms deliver. Whatever goes through it level by level,
 * as JSON.stringify does, would run out of stack where 1 MB is nothing but brackets.
 */
export function isShallow(delivered: unknown, levels = mostLevels): boolean {
  if (typeof delivered !== 'object' || delivered === null) return true;
  return levels > 0 && Object.values(delivered).every((part) => isShallow(part, levels - 1));
}
