/** What the operator is told when Discord does not take the token, at the start or later. */
export const REFUSED_TOKEN =
  "Discord refused the token: run npm run setup, or press Reset Token on your application's Bot page and put the new one into DISCORD_TOKEN.";
