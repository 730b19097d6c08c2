import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { type Audience, privately } from '../../../src/discord/interactions/command.ts';
import { titleInName } from '../../../src/presentation/shows/choice-names.ts';
import { chooseShowMessage, type Prefill } from '../../../src/presentation/shows/choose-show-message.ts';
import { parseTitle } from '../../../src/reviews/shows/title.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { createId } from '../../../src/storage/create-id.ts';
import type { ReviewHandler } from '../invocation.ts';
import { chosenEntry, nameShow } from '../naming/name-show.ts';
import { type AnswerPlace, openReviewModal, saveNamedShow } from './open-modal.ts';

/** `/review write`: opens the modal, or asks which show the member means. */
export const write: ReviewHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'never',
  async run(invocation) {
    const { interaction, t } = invocation;
    const prefill = readPrefill(interaction);
    const value = interaction.options.getString('show', true);
    const choice = await nameShow(invocation, value, createId());
    if (choice.kind === 'one') return openReviewModal(invocation, choice.show, { prefill });
    const { shows, fresh } = choice;
    // The others are known by their ids.
    if (fresh !== undefined) await saveNamedShow(invocation, fresh);
    const typed = parseTitle(titleInName(value));
    return privately(chooseShowMessage({ typed, shows, fresh, prefill, t }));
  },
};

/** The show picked for "Which one do you mean?", with a button or a select menu. */
export const writeChosenShow: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  defer: 'never',
  async run(invocation, showId, score = '', spoilers = '') {
    const { interaction, guild, userId, services } = invocation;
    const id = (interaction.isStringSelectMenu() ? interaction.values[0] : showId) ?? '';
    const draft = await services.drafts.find(guild.memory.id, userId, id);
    const entry = await chosenEntry(invocation, id, createId());
    const show = entry ?? guild.memory.show(id) ?? (draft && { ...draft, id });
    if (show === undefined) throw new UserError('draft-not-found');
    const prefill = {
      ...(score !== '' && { score }),
      ...(spoilers !== '' && { spoilers: spoilers === 'true' }),
    };
    return openReviewModal(invocation, show, { prefill, place: 'here' });
  },
};

const writeKnownShow = (
  audience: Audience,
  place: AnswerPlace,
): ReviewHandler<MessageComponentInteraction<'cached'>> => ({
  for: audience,
  defer: 'never',
  async run(invocation, showId = '') {
    const show = invocation.guild.memory.show(showId);
    if (show === undefined) throw new UserError('show-not-found');
    return openReviewModal(invocation, show, { place });
  },
});

/** "Write or edit yours" under an embed. */
export const writeBelow = writeKnownShow('everybody', 'below');
/** "Edit yours" under the answer to the author. */
export const editHere = writeKnownShow('opener', 'here');

function readPrefill({ options }: ChatInputCommandInteraction<'cached'>): Prefill {
  const score = options.getNumber('score');
  const spoilers = options.getBoolean('spoilers');
  return { ...(score !== null && { score: String(score) }), ...(spoilers !== null && { spoilers }) };
}
