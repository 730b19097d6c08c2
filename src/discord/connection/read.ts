/** Sends a GET request to Discord's API. Rejects as discord.js does. */
export type Read = (route: `/${string}`, options?: { readonly query: URLSearchParams }) => Promise<unknown>;
