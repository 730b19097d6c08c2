import type { Score } from '../../reviews/score.ts';
import { ScoreCounts } from '../../reviews/score-counts.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import type { Translate } from '../texts/texts.ts';
import type { NamedCounts, Picture } from './drawing.ts';
import { AXIS, barsAlone } from './score-bars.ts';

/** How a member scores, beside how their server does. Both have at least one score. */
export const scoresPicture = (member: NamedCounts, server: NamedCounts, t: Translate): Picture => ({
  drawing: { kind: 'scores', above: member, below: server },
  get description() {
    return describe(member, server, t);
  },
  get text() {
    return textOf(member, server, t);
  },
});

function describe(member: NamedCounts, server: NamedCounts, t: Translate): string {
  const { count, lowest = 0, highest = 0 } = new ScoreCounts(member.counts);
  return t('picture.scores', {
    name: member.name,
    count,
    lowest: lowest / 10,
    highest: highest / 10,
    most: mostOften(member) / 10,
    mean: meanOf(member) / 10,
    server: server.name,
    serverMost: mostOften(server) / 10,
    serverMean: meanOf(server) / 10,
  });
}

const meanOf = ({ counts }: NamedCounts): number => new ScoreCounts(counts).mean ?? 0;

/** The score that was given most often, in tenths; of several the highest. */
const mostOften = ({ counts }: NamedCounts): Score => counts.lastIndexOf(Math.max(...counts)) * 5;

function textOf(member: NamedCounts, server: NamedCounts, t: Translate): string {
  const heading = (named: NamedCounts) =>
    t('picture.scores.heading', { name: escapeUserText(named.name), mean: meanOf(named) / 10 });
  const lines = [heading(member), barsAlone(member.counts), AXIS, barsAlone(server.counts), heading(server)];
  return lines.join('\n');
}
