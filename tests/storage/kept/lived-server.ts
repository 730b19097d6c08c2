import { join } from 'node:path';
import { pino } from 'pino';
import { startBot } from '../../../src/bot.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { withPatientPeople } from '../../support/patient-people.ts';
import { TEST_TIMING } from '../../support/test-timing.ts';
import { chooseReviewChannel, keptDraft, reviewMessages, writeReview } from '../../support/world.ts';

/** In the directory of a server that was used: the bot's database, and what Discord had. */
export const livedFiles = (directory: string) => ({
  database: join(directory, 'ovation.sqlite'),
  discord: join(directory, 'discord.sqlite'),
});

/**
 * Has the bot of this version work in a server whose members write, vote and report for a while. Resolves once everything is on
 * disk, in `directory`.
 */
export async function liveIn(directory: string): Promise<void> {
  const { database, discord } = livedFiles(directory);
  const started = await startSandbox({ dataFile: discord, unlimited: true });
  const { token, apiUrl } = started;
  const bot = await startBot({
    ...{ token, apiUrl, databaseUrl: `sqlite://${database}` },
    log: pino({ enabled: false }),
    timing: TEST_TIMING,
  });
  const sandbox = withPatientPeople(started, bot.idle);
  const [noor, jun, lea, malik] = ['Noor', 'Jun', 'Léa', 'Malik'].map((name) => sandbox.member(name));
  if (!noor || !jun || !lea || !malik) throw new Error('Members are missing');
  await chooseReviewChannel({ sandbox });
  const body = 'A bit contrived, but **full** of heart. ||The drummer stays.||';
  await writeReview(noor, 'Glass Heart', { headline: 'Full of heart', body, score: '8.5' });
  await writeReview(jun, 'Dark', { body: 'Time is a circle.', score: '9', spoilers: true });
  await writeReview(lea, 'Dark', { body: 'Which time was it again?', score: '5' });
  const [glassHeart, dark, hidden] = reviewMessages({ sandbox });
  if (!glassHeart || !dark || !hidden) throw new Error('Reviews are missing');
  await jun.react(glassHeart, '👍');
  await lea.react(glassHeart, '👎');
  await noor.react(dark, '👍');
  const reported = await noor.useMessageCommand('Report review', hidden);
  if (reported.kind === 'modal') await noor.submit(reported.modal, { reason: 'Spoilers' });
  await keptDraft({ sandbox }, 'Tomás', 'Move to Heaven', {
    body: 'I cried at every single box.',
    score: '10',
  });
  await bot.idle();
  await bot.stop();
  await sandbox.close();
}
