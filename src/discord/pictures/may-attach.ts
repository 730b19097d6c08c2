import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { UserError } from '../../reviews/user-error.ts';

/** Whether the bot may attach files in the channel that the interaction comes from, as Discord says with it. */
export const mayAttach = ({ appPermissions }: BaseInteraction): boolean =>
  appPermissions.has(PermissionFlagsBits.AttachFiles);

/** For an answer that is nothing without its files. @throws UserError `no-attachments` when the bot may not attach them */
export function checkMayAttach(interaction: BaseInteraction): void {
  if (!mayAttach(interaction)) throw new UserError('no-attachments');
}
