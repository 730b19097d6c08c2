import { isManager } from '../../src/discord/interactions/acting-member.ts';
import type { CardContext } from './card-context.ts';

/** Whether the reader can choose the channel for reviews, which nobody has. */
export const mayChooseChannel = ({
  guild,
  interaction,
}: Pick<CardContext, 'guild' | 'interaction'>): boolean =>
  guild.memory.record.channelId === undefined && isManager(interaction);
