import { describe, expect, test } from 'vitest';
import { MAX_NOTICES, noticesMessage } from '../../../src/presentation/notices/notices-message.ts';
import { privateMessage } from '../../../src/presentation/notices/private-message.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { MODERATOR_ACTS } from '../../../src/reviews/moderation/moderation.ts';

const t = createTexts().for('en-US');
const ID = '1'.repeat(20);

describe.each(MODERATOR_ACTS)('Of "%s", with the longest title and reason that can be typed,', (act) => {
  const notice = {
    act,
    title: `${'*'.repeat(150)} (2025)`,
    reason: `${'*'.repeat(149)}!`,
    link: `https://discord.com/channels/${ID}/${ID}/${ID}`,
  };

  test('as many notices as follow a command fit into its answer', () => {
    const { content = '' } = noticesMessage(Array(MAX_NOTICES).fill(notice), t);
    if (act !== 'keep') expect(content.match(/\\\*!/g)).toHaveLength(MAX_NOTICES);
  });

  test('five fit into a private message', () => {
    const view = { id: 'x'.repeat(16), guildId: ID, server: '*'.repeat(100), notices: Array(5).fill(notice) };
    expect(privateMessage(view, t).embeds[0]?.description?.length).toBeLessThanOrEqual(4096);
  });
});
