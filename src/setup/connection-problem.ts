import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { ZodError } from 'zod';

/** How a request fails on a machine without a way to Discord, and what to do: codes of Node and undici. */
const BY_CODE: Readonly<Record<string, string>> = {
  ENOTFOUND: "its name isn't known here. Check this machine's network and name server",
  EAI_AGAIN: "its name isn't known here. Check this machine's network and name server",
  ECONNREFUSED: 'nothing listens there. Check its address and the firewall',
  ECONNRESET: 'the connection was cut. Check the firewall',
  EHOSTUNREACH: "there is no way to it. Check this machine's network",
  ENETUNREACH: "there is no way to it. Check this machine's network",
  ENETDOWN: "there is no network. Check this machine's network",
  ETIMEDOUT: "nothing answered in time. Check this machine's network and firewall",
  UND_ERR_CONNECT_TIMEOUT: "nothing answered in time. Check this machine's network and firewall",
  SELF_SIGNED_CERT_IN_CHAIN:
    'somebody between here and there reads along, with a certificate of their own. If you trust them, name it in NODE_EXTRA_CA_CERTS and start again',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'somebody between here and there reads along, with a certificate of their own. If you trust them, name it in NODE_EXTRA_CA_CERTS and start again',
  CERT_HAS_EXPIRED: "its certificate has expired. Check this machine's date",
  CERT_NOT_YET_VALID: "its certificate isn't valid yet. Check this machine's date",
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks no HTTPS. Check its address',
};

/**
 * Says in a sentence why a request to Discord failed and what to do, which may have to be tried again; undefined for an unexpected
 * error.
 * @param proxy an HTTP proxy that this machine shall use, which Ovation doesn't
 */
export function connectionProblem(error: unknown, apiUrl: string, proxy?: string): string | undefined {
  if (error instanceof RateLimitError) return 'Discord asks for a pause.';
  if (error instanceof HTTPError || (error instanceof DiscordAPIError && error.status >= 500))
    return `Discord at ${apiUrl} isn't working right now (${error.status}). There's nothing you have to do.`;
  if (error instanceof DiscordAPIError && (error.status === 429 || !('message' in error.rawError)))
    return `${apiUrl} refuses this machine for a while (${error.status}). There's nothing you have to do.`;
  if (error instanceof ZodError || error instanceof DiscordAPIError)
    return `${apiUrl} doesn't answer as Discord does. Check DISCORD_API_URL and this machine's network, which may ask you to log in first.`;
  const codes = codesIn(error);
  const code = codes.find((known) => Object.hasOwn(BY_CODE, known));
  if (code === undefined && codes.length === 0) return undefined;
  const reason =
    code === undefined ? `the request failed (${codes[0]}). Check this machine's network` : BY_CODE[code];
  const way =
    proxy === undefined
      ? ''
      : ` Ovation doesn't use the proxy ${proxy}: let it reach discord.com and gateway.discord.gg directly.`;
  return `Discord can't be reached at ${apiUrl}: ${reason}.${way}`;
}

/** The codes of an error and of those that caused it. */
function codesIn(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const timeout = error.name === 'AbortError' || error.name === 'TimeoutError' ? ['ETIMEDOUT'] : [];
  const errors = error instanceof AggregateError ? error.errors : [];
  return [...code, ...timeout, ...errors.flatMap(codesIn), ...codesIn(error.cause)];
}
