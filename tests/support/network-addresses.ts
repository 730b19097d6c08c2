import { networkInterfaces } from 'node:os';

/** The IPv4 addresses that this machine has in networks; none without a network. */
export const networkAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  );
