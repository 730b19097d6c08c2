/** This machine, as its name stands in an address. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Whether nobody on the way can read or change what an address gives: https, or http from this machine, where a stand-in is. */
export const isPrivateAddress = ({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): boolean =>
  protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
