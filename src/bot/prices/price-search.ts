import { nearest } from '../../lib/edit-distance.ts';
import type { NetworkPrice, Prices, PriceZone } from '../../smsc/areas/prices.ts';
import { folded, hasName, namesWithin, otherNamesOf } from './other-names.ts';

/** Prices that fit what was asked. */
export interface FoundPrices {
  readonly zones: readonly PriceZone[];
  readonly networks: readonly NetworkPrice[];
}

/** Country and network code together, with or without something between them: `25001`, `250 01`, `250/01`. */
const networkCode = /^(\d{3})[\s/.-]?(\d{2,3})$/;
/** A country code alone, or the number of a zone. */
const shortNumber = /^\d{1,4}$/;

/** The code of a network as digits, when that was asked for. */
export function networkOf(asked: string): string | undefined {
  const [, country, network] = networkCode.exec(asked.trim()) ?? [];
  return country === undefined || network === undefined ? undefined : country + network;
}

/** Finds prices by the number of a zone, by the code of a network or a country, or by a part of a name in either language. */
export function searchPrices({ zones, networks }: Prices, asked: string): FoundPrices {
  const wanted = folded(asked);
  const network = networkOf(wanted);
  if (network !== undefined) {
    return { zones: [], networks: networks.filter(({ networkCode }) => networkCode === network) };
  }
  if (shortNumber.test(wanted)) {
    const found = {
      zones: zones.filter(({ zone }) => zone === wanted),
      networks: networks.filter(isOfCountry(wanted)),
    };
    if (found.zones.length > 0 || found.networks.length > 0) return found;
  }
  const whole = zones.filter(isCalled(wanted));
  if (whole.length > 0) return { zones: whole, networks: [] };
  const tests = wanted
    .split(/[\s,()]+/u)
    .filter((word) => word !== '')
    .map(isCalled);
  return { zones: tests.length === 0 ? [] : zones.filter((zone) => tests.every((test) => test(zone))), networks: [] };
}

/** Words near to one that finds nothing; each of them finds something. */
export function similarTo({ zones, networks }: Prices, asked: string): readonly string[] {
  const network = networkOf(asked);
  if (network !== undefined) {
    const codes = networks.map((known) => known.networkCode);
    return nearest(network, codes);
  }
  const words = new Map<string, string>();
  for (const { name = '' } of zones) {
    const parts = [name, ...name.split(/[\s,()]+/u).filter((word) => word !== '')];
    for (const word of parts) words.set(folded(word), word);
    for (const other of namesWithin(folded(name))) if (!words.has(other)) words.set(other, capitalised(other));
  }
  return nearest(folded(asked), [...words.keys()]).map((word) => words.get(word) ?? word);
}

function isOfCountry(code: string): (price: NetworkPrice) => boolean {
  return (price) => code.length === 3 && price.networkCode.startsWith(code);
}

function isCalled(wanted: string): (zone: PriceZone) => boolean {
  const others = otherNamesOf(wanted);
  return ({ name = '' }) => {
    const known = folded(name);
    return known.includes(wanted) || others.some((other) => hasName(known, other));
  };
}

function capitalised(name: string): string {
  return name.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}
