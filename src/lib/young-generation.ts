import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the room for new objects small. What a program loads stays, which the collector takes for a reason to double that
 * room again and again: 9 MB that an idle process never uses. It is collected more often meanwhile.
 *
 * Node tells of the call that not every flag may be set late; this one is read whenever the room would grow
 * (https://nodejs.org/api/v8.html#v8setflagsfromstringflags).
 */
export function keepYoungSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Lets the room grow with the work, as it does by default. */
export function letYoungGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
}
