import { networkInterfaces } from 'node:os';

/** This machine's IPv4 addresses in networks; none when it is offline. */
export const networkAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  );
