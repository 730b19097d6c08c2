/** Discord's type of a channel that holds a user's private messages with the bot. */
export const DIRECT = 1;
