import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { caseView } from '../../src/discord/moderation/case-view.ts';
import { isExplained, PRESETS, reasonModal } from '../../src/presentation/moderation/case-buttons.ts';
import { reasonCard } from '../../src/presentation/moderation/case-cards.ts';
import type { CasePlace, ReviewAddress } from '../../src/presentation/moderation/moderation-case.ts';
import { message } from '../../src/presentation/payload/payload.ts';
import { wholeEmbeds } from '../../src/presentation/reviews/review-embed.ts';
import { MODERATOR_ACTS, type ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { cleanLine } from '../../src/reviews/plain-text.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { alreadySentence } from './act-on-review.ts';
import { cardIn, decide, existing } from './case-answers.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';
import { queueOf } from './queue-card.ts';

type Pressed = ModerateHandler<MessageComponentInteraction<'cached'>>;

/** A button that decides: acts at once, or asks for the reason first. */
const decideIn = (place: CasePlace): Pressed => ({
  for: 'moderator',
  defer: 'update',
  async run(invocation, name = '', showId = '', authorId = '') {
    const { guild, t } = invocation;
    const address = { showId, authorId };
    if (name === 'back' && place !== 'staff')
      return { kind: 'update', message: await cardIn(place, invocation, address) };
    const act = readAct(name);
    if (place !== 'staff' && isExplained(act)) {
      const view = await existing(guild, address);
      if (place === 'panel' || act === 'block' || view.isWaiting)
        return { kind: 'update', message: reasonCard(view, act, place, t) };
      const sentence = await alreadySentence(invocation, address, act);
      return { kind: 'update', message: await queueOf(invocation, undefined, { sentence }) };
    }
    return decide(
      place,
      invocation,
      address,
      act,
      place === 'staff' ? await reportedReason(invocation, address, act) : undefined,
    );
  },
});

export const decideInQueue = decideIn('queue');
export const decideInPanel = decideIn('panel');
export const decideForStaff = decideIn('staff');

/** A preset reason: acts with it. */
export const decideBecause: Pressed = {
  for: 'moderator',
  defer: 'update',
  async run(invocation, place = '', name = '', reason = '', showId = '', authorId = '') {
    const preset = PRESETS.find((known) => known === reason);
    if (preset === undefined) throw new UserError('stale-button');
    const text = inGuildsLanguage(invocation)(`report.reason.${preset}`);
    return decide(readPlace(place), invocation, { showId, authorId }, readAct(name), text);
  },
};

/** "Own words…": opens the form for the reason. */
export const openReasonModal: Pressed = {
  for: 'moderator',
  defer: 'never',
  async run({ guild, t }, place = '', name = '', showId = '', authorId = '') {
    const { address } = await existing(guild, { showId, authorId });
    return { kind: 'modal', modal: reasonModal(address, readAct(name), readPlace(place), t) };
  },
};

/** The submitted reason: acts with it. */
export const submitReason: ModerateHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'update',
  async run(invocation, place = '', name = '', showId = '', authorId = '') {
    const { fields } = invocation.interaction;
    const reason = fields.fields.has('reason') ? cleanLine(fields.getTextInputValue('reason')) : '';
    return decide(readPlace(place), invocation, { showId, authorId }, readAct(name), reason || undefined);
  },
};

/** "Read all" on a case: the whole text, also of a hidden review. */
export const readCase: Pressed = {
  for: 'moderator',
  defer: 'private',
  async run({ guild, t }, showId = '', authorId = '') {
    const review = await guild.store.reviews.get(reviewKey(showId, authorId));
    const show = guild.memory.show(showId);
    if (review === undefined || show === undefined) throw new UserError('review-not-found');
    return privately(message({ embeds: wholeEmbeds(review, show, t) }));
  },
};

/** Under a message that the staff shares, the newest report is the reason. */
async function reportedReason(
  invocation: ModerateInvocation,
  address: ReviewAddress,
  act: ModeratorAct,
): Promise<string | undefined> {
  const { guild } = invocation;
  const last = (await caseView(guild, address))?.reports.at(-1);
  return last && isExplained(act) ? inGuildsLanguage(invocation)(`report.reason.${last.reason}`) : undefined;
}

/** The author and the log read the reason. */
const inGuildsLanguage = ({ guild, services }: ModerateInvocation) => services.guildText(guild.memory.id);

function readAct(name: string): ModeratorAct {
  const known = MODERATOR_ACTS.find((act) => act === name);
  if (known === undefined || known === 'restore') throw new UserError('stale-button');
  return known;
}

/** Custom ids are not to be trusted. */
export function readPlace(place: string): CasePlace {
  if (place === 'queue' || place === 'panel' || place === 'staff') return place;
  throw new UserError('stale-button');
}
