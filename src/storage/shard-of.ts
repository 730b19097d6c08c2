/**
 * The shard of a guild when there are so many, by Discord's formula (https://discord.com/developers/docs/events/gateway#sharding);
 * undefined for what is no guild's id.
 */
export const shardOf = (guildId: string, count: number): number | undefined =>
  /^\d+$/.test(guildId) ? Number((BigInt(guildId) >> 22n) % BigInt(count)) : undefined;
