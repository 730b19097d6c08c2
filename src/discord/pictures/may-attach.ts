import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';

/** Whether the bot may attach files in the channel that the interaction comes from, as Discord says with it. */
export const mayAttach = ({ appPermissions }: BaseInteraction): boolean =>
  appPermissions.has(PermissionFlagsBits.AttachFiles);
