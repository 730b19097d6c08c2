import { countOf } from '../count-of.ts';
import type { CheckResult, Fault, Finding } from './finding.ts';

/** What is wrong with so many entries of a kind, in words behind their number. */
const WORDS: { readonly [F in Fault]: string } = {
  unreadable: "that can't be read",
  'no-show': "about a show that isn't there",
  'no-review': "about a review that isn't there",
  'no-import': "of an import that isn't there",
  'merged-into-nothing': "merged into a show that isn't there, or in a circle",
  misfiled: 'whose key names no show and member; it stays as it is',
  unknown: "kind that this Ovation doesn't know; it stays as it is",
};

/** How many entries of one kind with the same fault are named. */
const NAMED = 3;

/** What was checked and found, as lines for the operator, which name entries by their ids. */
export function reportOf({ entries, guilds, findings }: CheckResult): string[] {
  const all = [...entries.values()].reduce((sum, count) => sum + count, 0);
  const counts = [...entries].map(([kind, count]) => `${kind} ${count}`).join(', ');
  const head = `${countOf(all, 'entry', 'entries')} of ${countOf(guilds, 'server')}${counts && `: ${counts}`}.`;
  return [head, ...(findings.length === 0 ? ['All is in order.'] : groupsOf(findings).map(lineOf))];
}

/** Together what has the same fault, is of the same kind and of the same guild. */
const groupsOf = (findings: readonly Finding[]): Finding[][] => [
  ...Map.groupBy(findings, ({ guildId, kind, fault }) => `${guildId} ${kind} ${fault}`).values(),
];

function lineOf(group: readonly Finding[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const { guildId, kind, fault } = first;
  const named = group
    .slice(0, NAMED)
    .map(({ key, problem }) => (problem === undefined ? key : `${key}: ${problem}`))
    .filter((name) => name !== '');
  const more = group.length > NAMED ? ', …' : '';
  const names = named.length === 0 ? '' : ` (${named.join(', ')}${more})`;
  const where = guildId === '' ? '' : `server ${guildId}, `;
  return `✗ ${where}${kind}: ${group.length} ${WORDS[fault]}${names}`;
}
