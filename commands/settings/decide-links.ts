import type { MessageComponentInteraction } from 'discord.js';
import { inPlace, type UpdateReply } from '../../src/discord/interactions/command.ts';
import { mergeShows } from '../../src/guilds/shows/change-show.ts';
import { noteFinding, readFindings } from '../../src/guilds/shows/link-findings.ts';
import { showItself } from '../../src/guilds/shows/show-itself.ts';
import { doubtfulCard, linkingCard } from '../../src/presentation/cards/linking/linking-cards.ts';
import type { Done } from '../../src/presentation/moderation/case-cards.ts';
import { customId } from '../../src/presentation/payload/custom-id.ts';
import { button } from '../../src/presentation/payload/payload.ts';
import { mergedSentence, unmergeButton } from '../../src/presentation/shows/show-messages.ts';
import { markdownTitle } from '../../src/presentation/shows/show-title.ts';
import { parseRef, type ShowRef } from '../../src/reviews/shows/show-ids.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { candidatesOf, entryOfButton, linkShow, unlinkShow } from '../moderate/linking.ts';
import { logShow } from '../moderate/show-changes.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

type ButtonHandler = SettingsHandler<MessageComponentInteraction<'cached'>>;

/** "Decide" and "Skip", and the select: the shows that wait for a decision, from one of them on. */
export const openDoubtful: ButtonHandler = {
  for: 'manager',
  defer: 'update',
  async run(invocation, showId) {
    const { interaction } = invocation;
    return cardOf(invocation, interaction.isStringSelectMenu() ? interaction.values[0] : showId);
  },
};

/** "This one": links the show, and goes on to the next. */
export const linkDoubtful: ButtonHandler = {
  for: 'manager',
  defer: 'update',
  run: (invocation, showId = '', site = '', id = '') =>
    decide(invocation, showId, async () => {
      const entry = await entryOfButton(invocation, site, id);
      const show = await linkShow(invocation, showId, entry, { ifUntied: true });
      return {
        sentence: invocation.t('link.done', { title: markdownTitle(show) }),
        undo: undo(invocation, showId, entry.ref),
      };
    }),
};

/** "Merge them": the show is one with another that is linked already. Goes on to the next. */
export const mergeDoubtful: ButtonHandler = {
  for: 'manager',
  defer: 'update',
  run: (invocation, showId = '', intoId = '') =>
    decide(invocation, showId, async () => {
      const { guild, t } = invocation;
      const from = await guild.run(mergeShows(showId, intoId));
      const into = guild.memory.showEntry(from.mergedInto ?? intoId) ?? from;
      logShow(invocation, { act: 'merged', before: from, after: into });
      return { sentence: mergedSentence(from, into, t), undo: unmergeButton(from, into, t) };
    }),
};

/** "None of these": leaves the show as it is, and goes on to the next. */
export const leaveAlone: ButtonHandler = {
  for: 'manager',
  defer: 'update',
  run: (invocation, showId = '') =>
    decide(invocation, showId, async () => {
      const { guild, t } = invocation;
      const title = markdownTitle(showItself(invocation.guild.memory, showId));
      await guild.run(noteFinding(showId, 'alone'));
      return { sentence: t('link.left', { title }), undo: undo(invocation, showId) };
    }),
};

/** "Undo" after a decision: the show waits for one again, and is shown. */
export const undoDecided: ButtonHandler = {
  for: 'manager',
  defer: 'update',
  async run(invocation, showId = '', site = '', id = '') {
    const { listing } = showItself(invocation.guild.memory, showId);
    const decided = parseRef(`${site}:${id}`);
    if (listing !== undefined && decided === undefined) throw new UserError('linked-since');
    if (listing !== undefined) await unlinkShow(invocation, showId, decided);
    await invocation.guild.run(noteFinding(showId, 'doubtful'));
    return cardOf(invocation, showId);
  },
};

/** @param ref what the show was linked to; absent: it was left alone */
const undo = ({ t }: SettingsInvocation, showId: string, ref?: ShowRef) =>
  button(customId('links-undecide', showId, ...(ref?.split(':') ?? [])), t('undo.button'));

/** Decides about a show, and goes on to the one that waits behind it. */
async function decide(
  invocation: SettingsInvocation,
  showId: string,
  act: () => Promise<Done>,
): Promise<UpdateReply> {
  const { doubtful } = await readFindings(invocation.guild);
  const next = doubtful[doubtful.findIndex(({ id }) => id === showId) + 1];
  const done = await act();
  return cardOf(invocation, next?.id, { ...done, sentence: `✓ ${done.sentence}` });
}

/** The shows that wait, at this one if it does; when none does, how linking stands. */
async function cardOf(
  invocation: SettingsInvocation,
  showId: string | undefined,
  done?: Done,
): Promise<UpdateReply> {
  const { guild, t, services } = invocation;
  const { doubtful: waiting } = await readFindings(guild);
  const show = waiting.find(({ id }) => id === showId) ?? waiting[0];
  if (show === undefined)
    return inPlace({ message: linkingCard(await services.linkJob.progress(guild), t, done) });
  const reviews = guild.memory.reviewsOf(show.id);
  const candidates = await candidatesOf(invocation, show);
  return inPlace({ message: doubtfulCard({ waiting, show, reviews, candidates, done }, t) });
}
