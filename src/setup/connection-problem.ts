import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { ZodError } from 'zod';

/** The way to Discord. */
export interface Way {
  /** The address of Discord's REST API. */
  readonly apiUrl: string;
  /** The HTTP proxy that this machine has, which Ovation doesn't use. */
  readonly proxy: string | undefined;
}

const NAME = "its name isn't known here. Check this machine's network and name server";
const NETWORK = "there's no way to it. Check this machine's network";
const SILENCE = "nothing answered in time. Check this machine's network and firewall";
const CERTIFICATE =
  "its certificate isn't one that this machine trusts. Check who reads along here, or name their certificate in NODE_EXTRA_CA_CERTS";

/** What to do about the ways in which a request fails, by the codes of Node, undici and OpenSSL. */
const BY_CODE: Readonly<Record<string, string>> = {
  ENOTFOUND: NAME,
  EAI_AGAIN: NAME,
  EHOSTUNREACH: NETWORK,
  ENETUNREACH: NETWORK,
  ENETDOWN: NETWORK,
  ETIMEDOUT: SILENCE,
  UND_ERR_CONNECT_TIMEOUT: SILENCE,
  UND_ERR_HEADERS_TIMEOUT: SILENCE,
  ECONNREFUSED: 'nothing listens there. Check the address and the firewall',
  ECONNRESET: 'the connection was cut. Check the firewall',
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  CERT_HAS_EXPIRED: "its certificate has expired. Check this machine's date",
  CERT_NOT_YET_VALID: "its certificate isn't valid yet. Check this machine's date",
  ERR_SSL_WRONG_VERSION_NUMBER: "it doesn't speak HTTPS. Check the address",
};

/** Says why a request to Discord failed, and what to do before the next; undefined for an error that is none of the connection. */
export function connectionProblem(error: unknown, { apiUrl, proxy }: Way): string | undefined {
  if (error instanceof RateLimitError) return 'Discord asks for a pause. Wait a moment.';
  if (error instanceof HTTPError || (error instanceof DiscordAPIError && error.status >= 500))
    return `Discord at ${apiUrl} isn't working right now (${error.status}). Wait a few minutes.`;
  // Discord explains itself in JSON; a page comes from a proxy in front of it.
  if (error instanceof DiscordAPIError && (error.status === 429 || error.status === 403))
    return `${apiUrl} refuses this machine for now (${error.status}). Wait a few minutes.`;
  if (error instanceof DiscordAPIError || error instanceof ZodError)
    return `${apiUrl} doesn't answer as Discord does. Check DISCORD_API_URL, and whether this network asks you to log in first.`;
  const codes = codesIn(error);
  const [first] = codes;
  if (first === undefined) return undefined;
  const known = codes.find((code) => Object.hasOwn(BY_CODE, code));
  const reason =
    known === undefined ? `the request failed (${first}). Check this machine's network` : BY_CODE[known];
  const directly =
    proxy === undefined
      ? ''
      : ` Ovation doesn't use the proxy ${proxy}: it has to reach discord.com and gateway.discord.gg directly.`;
  return `Discord can't be reached at ${apiUrl}: ${reason}.${directly}`;
}

/** The codes of an error and of those that caused it. */
function codesIn(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const timeout = error.name === 'AbortError' || error.name === 'TimeoutError' ? ['ETIMEDOUT'] : [];
  const errors = error instanceof AggregateError ? error.errors : [];
  return [...code, ...timeout, ...errors.flatMap(codesIn), ...codesIn(error.cause)];
}
