import type { MessageComponentInteraction } from 'discord.js';
import { inPlace, type UpdateReply } from '../../src/discord/interactions/command.ts';
import { noteFinding, readFindings, takeBackLink } from '../../src/guilds/shows/link-findings.ts';
import {
  LINKED_ON_A_PAGE,
  linkedShowsCard,
  linkingCard,
} from '../../src/presentation/cards/linking/linking-cards.ts';
import type { Done } from '../../src/presentation/moderation/case-cards.ts';
import { linksUndoneMessage } from '../../src/presentation/moderation/show-log.ts';
import { markdownTitle } from '../../src/presentation/shows/show-title.ts';
import { nearestPage } from '../../src/reviews/nearest-page.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { unlinkShow } from '../moderate/linking.ts';
import { sendToLog } from '../moderate/log.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

type ButtonHandler = SettingsHandler<MessageComponentInteraction<'cached'>>;

/** A page of the shows that the job has linked. */
export const openLinked: ButtonHandler = {
  for: 'manager',
  defer: 'update',
  run: (invocation, page = '') => pageOf(invocation, Number(page)),
};

/** One of them picked: takes its link back. It waits for a decision then, since it may be another entry. */
export const undoOne: ButtonHandler = {
  for: 'manager',
  defer: 'update',
  async run(invocation, page = '') {
    const { interaction, guild, t } = invocation;
    const [showId] = interaction.isStringSelectMenu() ? interaction.values : [];
    if (showId === undefined) throw new UserError('stale-button');
    const show = await unlinkShow(invocation, showId);
    await guild.run(noteFinding(showId, 'doubtful'));
    const sentence = `✓ ${t('link.undone.waits', { title: markdownTitle(show) })}`;
    return pageOf(invocation, Number(page), { sentence });
  },
};

/** "Undo all": takes back every link that the job has made. One that is ended in between goes on where it was. */
export const undoAll: ButtonHandler = {
  for: 'manager',
  defer: 'update',
  async run(invocation) {
    const { guild, userId, t, services } = invocation;
    const { linked } = await readFindings(guild);
    let count = 0;
    for (const { id } of linked) if (await guild.run(takeBackLink(id))) count += 1;
    if (count > 0) sendToLog(invocation, (words) => linksUndoneMessage(count, userId, words));
    const done = { sentence: `✓ ${t('link.undone.all', { count })}` };
    return inPlace({ message: linkingCard(await services.linkJob.progress(guild), t, done) });
  },
};

/** A page number out of range gets the nearest page. */
async function pageOf(invocation: SettingsInvocation, wanted: number, done?: Done): Promise<UpdateReply> {
  const { guild, t, services } = invocation;
  const { linked, doubtful } = await readFindings(guild);
  if (linked.length === 0)
    return inPlace({ message: linkingCard(await services.linkJob.progress(guild), t, done) });
  const { page, pages, from } = nearestPage(wanted, linked.length, LINKED_ON_A_PAGE);
  const shows = linked.slice(from, from + LINKED_ON_A_PAGE);
  return inPlace({
    message: linkedShowsCard(
      { shows, total: linked.length, doubtful: doubtful.length, page, pages, done },
      t,
    ),
  });
}
