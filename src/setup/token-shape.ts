/** What a person has pasted where a bot's token belongs: the token, or the one thing to do. */
export type PastedToken =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly problem: string };

/**
 * Three parts in base64url, the first of which is the id of the account. Discord promises no lengths: these are well below all that
 * it has ever given out.
 */
const TOKEN = /^([\w-]{16,})\.[\w-]{5,}\.[\w-]{20,}$/;

const BOT_PAGE = "On your application's Bot page, press Reset Token and copy what it shows";

/** What else people copy from the developer portal, and how it looks. */
const MISTAKEN: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [
    /^mfa\./,
    `That's a person's token. Bots may not use one, and Discord closes accounts for it. ${BOT_PAGE}.`,
  ],
  [/^https?:/, `That's an address. ${BOT_PAGE}.`],
  [/^\d{15,20}$/, `That's an id. ${BOT_PAGE}.`],
  [/^[0-9a-f]{64}$/, `That's the public key. ${BOT_PAGE}.`],
  [/^[\w-]{32}$/, `That's the client secret of the OAuth2 page. ${BOT_PAGE}.`],
];

/** Reads what somebody pasted, with what comes along when one copies from a file or a request. */
export function readToken(pasted: string): PastedToken {
  const token = pasted
    .trim()
    .replace(/^(export\s+)?DISCORD_TOKEN\s*=\s*/, '')
    .replace(/^(["'`])(.*)\1$/, '$2')
    .replace(/^Bot\s+/i, '')
    .trim();
  if (token === '') return { ok: false, problem: `Paste your bot's token here. ${BOT_PAGE}.` };
  const mistaken = MISTAKEN.find(([pattern]) => pattern.test(token));
  if (mistaken !== undefined) return { ok: false, problem: mistaken[1] };
  if (accountOf(token) === undefined)
    return {
      ok: false,
      problem: `That isn't a complete token: a token has three parts, joined by dots. ${BOT_PAGE}.`,
    };
  return { ok: true, token };
}

/** The id of the account that a token says it belongs to; undefined when it has not the shape of a token. */
function accountOf(token: string): string | undefined {
  const id = Buffer.from(TOKEN.exec(token)?.[1] ?? '', 'base64url').toString();
  return /^\d{15,20}$/.test(id) ? id : undefined;
}
