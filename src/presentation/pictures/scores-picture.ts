import { escapeUserText } from '../markdown/escape-user-text.ts';
import type { Translate } from '../texts/texts.ts';
import { meanOf, mostOften, rangeOf, total } from './counts.ts';
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
  const { lowest, highest } = rangeOf(member.counts);
  return t('picture.scores', {
    name: member.name,
    count: total(member.counts),
    lowest: lowest / 10,
    highest: highest / 10,
    most: mostOften(member.counts) / 10,
    mean: meanOf(member.counts) / 10,
    server: server.name,
    serverMost: mostOften(server.counts) / 10,
    serverMean: meanOf(server.counts) / 10,
  });
}

function textOf(member: NamedCounts, server: NamedCounts, t: Translate): string {
  const heading = ({ name, counts }: NamedCounts) =>
    t('picture.scores.heading', { name: escapeUserText(name), mean: meanOf(counts) / 10 });
  const lines = [heading(member), barsAlone(member.counts), AXIS, barsAlone(server.counts), heading(server)];
  return lines.join('\n');
}
