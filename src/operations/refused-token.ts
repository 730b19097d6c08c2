/** What the operator is told when Discord does not take the token, at the start or later. */
export const REFUSED_TOKEN =
  'Discord refused the token: run npm run setup, or copy it again from the Bot page of your application into DISCORD_TOKEN.';
