import { cpus, totalmem } from 'node:os';
import { markdownTable, type Section, type Target } from './section.ts';

const HOW_TO_READ = `Read the ratios. Times depend on the machine and on what else it does; Ovation and what stands beside it were measured in turns, in
one run. A bare bot is discord.js alone, which answers the same kind of interaction with a constant of the same size. Where Ovation
stores something before it answers (marked “stores”), the bare bot first commits one row with node:sqlite, which is on disk
(\`synchronous=FULL\`) when it answers. Bots, the sandbox that stands in for Discord, and the member share the machine's cores, so that
each time includes the work of all of them.

The invented servers have a tenth as many shows and members as reviews, popular and busy after Zipf: of 10,000 shows the first has 4.6
of 100 reviews. The owner, who asks for everything, has written the most. A review has eight votes on average and 300 to 1,500
characters; titles have two to four words in four scripts. Members ask for popular shows more often than for others.`;

/**
 * The whole of docs/figures.md.
 * @param command what was run, in so many minutes
 */
export function figuresDocument(sections: readonly Section[], command: string, minutes: number): string {
  const [{ model = '' } = {}] = cpus();
  const machine = `${cpus().length} cores (${model.trim()}), ${Math.round(totalmem() / 1e9)} GB of memory, Node ${process.versions.node}`;
  return `# Figures

Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)}, in ${minutes.toFixed(0)} minutes, on ${machine}.

## How to read them

${HOW_TO_READ}

## Targets

${targetTable(sections.flatMap(({ targets }) => targets))}

${sections.map(sectionText).join('\n')}`;
}

/** How the part about the catalogue begins, which `npm run bench:catalogue` writes behind all others. */
const CATALOGUE = '\n## The catalogue\n';

/** The part of docs/figures.md about the catalogue; '' where there is none. */
export function cataloguePart(document: string): string {
  const at = document.indexOf(CATALOGUE);
  return at < 0 ? '' : document.slice(at);
}

/** The whole of docs/figures.md with another part about the catalogue. */
export const withCatalogue = (document: string, section: Section): string =>
  `${document.slice(0, document.length - cataloguePart(document).length)}\n${sectionText(section)}\n${targetTable(section.targets)}\n`;

export const sectionText = ({ title, text, tables }: Section): string =>
  `## ${title}\n\n${[text, ...tables.map(markdownTable)].join('\n\n')}\n`;

export const targetTable = (targets: readonly Target[]): string =>
  markdownTable({
    head: ['', 'target', 'measured'],
    rows: targets.map(({ aim, measured, isMet }) => [isMet ? '✓' : '✗ missed', aim, measured]),
  });
