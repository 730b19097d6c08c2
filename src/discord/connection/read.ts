/** Sends a GET request to Discord's API. Rejects as discord.js does, or when the signal is aborted. */
export type Read = (
  route: `/${string}`,
  options?: { readonly query?: URLSearchParams; readonly signal?: AbortSignal },
) => Promise<unknown>;
