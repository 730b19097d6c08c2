import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { type StoredGuild, showOf } from '../stored-guild.ts';
import { DRAFTED, ROWS } from './load.ts';

/** Returns what is on the disk of a subject of the load's; '' for nothing. */
export function inForceIn(guild: StoredGuild, sandbox: Sandbox): (subject: string) => string {
  const reviews = [...guild.reviews.values()].map((review) => {
    const title = showOf(guild, review.showId)?.title ?? '';
    return { title, subject: `${review.author.name}'s review of ${title}`, body: review.body ?? '' };
  });
  const drafts = [...guild.drafts].filter(
    ([key, { title, submitted }]) =>
      key.includes(`:${sandbox.member(DRAFTED.name).id}:`) && title === DRAFTED.show && submitted,
  );
  return (subject) => {
    if (subject === 'the weight') return String(guild.guilds.get(sandbox.guildId)?.priorReviews ?? '');
    if (subject === 'the draft') return drafts.map(([, { typed }]) => typed.body).join(' and ');
    if (!subject.startsWith('Film'))
      return reviews
        .filter((one) => one.subject === subject)
        .map(({ body }) => body)
        .join(' and ');
    const count = reviews.filter(({ title }) => title.startsWith(`${subject} part`)).length;
    return count === 0 ? '' : count === ROWS ? 'all' : `${count} of ${ROWS}`;
  };
}
