/**
 * An address that may be given secrets: https, or plain http on loopback; without credentials, query and fragment,
 * where a secret would end up in logs.
 *
 * @returns `undefined` for any other text
 */
export function safeAddress(written: string): URL | undefined {
  const address = URL.parse(written);
  if (address === null) return undefined;
  const isPlainOnLoopback = address.protocol === 'http:' && isLoopback(address.hostname);
  if (address.protocol !== 'https:' && !isPlainOnLoopback) return undefined;
  const isBare = address.username + address.password + address.search + address.hash === '';
  return isBare ? address : undefined;
}

/** A safe address that ends in a slash, so that names can be appended to it. */
export function safeBaseAddress(written: string): URL | undefined {
  const address = safeAddress(written);
  if (address !== undefined && !address.pathname.endsWith('/')) address.pathname += '/';
  return address;
}

/** Whether a host name of a URL leads to this machine only. Every address in 127.0.0.0/8 does. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
