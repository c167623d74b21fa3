import type { Json } from './state.ts';

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list that a property is, or an empty one. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list. */
export function objectsIn(value: unknown): readonly Json[] {
  return listIn(value).filter(isObject);
}

/** The `text` of a text object, or an empty string. */
export function textIn(value: unknown): string {
  return isObject(value) && typeof value.text === 'string' ? value.text : '';
}

/** Every object of a tree, outer ones first, in the order in which they are read. */
export function* everyObject(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const item of value) yield* everyObject(item);
  if (!isObject(value)) return;
  yield value;
  for (const inner of Object.values(value)) yield* everyObject(inner);
}
