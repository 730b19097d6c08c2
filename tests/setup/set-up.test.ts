import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { discord } from '../support/discord-for-processes.ts';
import { runWizard } from '../support/setup-wizard.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

async function nothingYet(options: SandboxOptions = { joined: false }) {
  const sandbox = await discord(options);
  const home = await temporaryDirectory();
  const file = join(home, '.env');
  return {
    sandbox,
    home,
    file,
    start: (variables = {}, columns?: number) =>
      runWizard(home, { DISCORD_API_URL: sandbox.apiUrl, ...variables }, columns),
    kept: () => readFile(file, 'utf8'),
  };
}

test('Somebody who has never run a bot comes from nothing to a bot in their server, whose token is in a file for them alone', async () => {
  const { sandbox, start, file, kept } = await nothingYet();
  const wizard = start();
  await wizard.says(/discord\.com\/developers\/applications.*Bot page.*Your bot's token/s);
  wizard.type(`${sandbox.token}\r`);
  await wizard.says(/This is Ovation's token/);
  await wizard.says(/in no server yet.*client_id=\d+&scope=bot\+applications.commands&permissions=117824/s);
  sandbox.join();
  await wizard.says(/I'm in Ovation Sandbox.*write in #staff, and I can't.*npm start.*Set up Ovation/s);
  await wizard.ended;
  expect(await kept()).toContain(`DISCORD_TOKEN=${sandbox.token}\n`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(wizard.output()).not.toContain(sandbox.token);
});

test("A token that is another thing, not whole, or a person's, names what to do, and the next can be pasted", async () => {
  const { sandbox, start, kept } = await nothingYet({});
  const wizard = start();
  await wizard.says(/Your bot's token/);
  for (const [pasted, said] of [
    ['', /Paste your bot's token/],
    [`${'4f2c9'.repeat(6)}ab`, /client secret/],
    ['1234567890123456789', /an id/],
    ['mfa.abcdefghijklmnop', /a person's token/],
    ['abc.def', /complete token/],
  ] as const) {
    wizard.type(`${pasted}\r`);
    await wizard.says(said);
  }
  const another = `${sandbox.token.slice(0, -1)}1`;
  wizard.type(`${another}\r`);
  await wizard.says(/Discord refused that token.*Reset Token.*Your bot's token/s);
  wizard.type(`${sandbox.token}\r`);
  await wizard.ended;
  expect(await kept()).toContain(sandbox.token);
});

test('In a narrow window, lines break between words', async () => {
  const { sandbox, start } = await nothingYet();
  const wizard = start({}, 40);
  await wizard.says(/Your bot's token/);
  wizard.type('1234567890123456789\r');
  await wizard.says(/an id\. .*what it\s+shows\./s);
  wizard.type(`\u0015${sandbox.token}\r`);
  await wizard.says(/in no server/);
  sandbox.join();
  await wizard.ended;
  const long = wizard
    .output()
    .split(/[\r\n]+/)
    .filter((line) => line.length > 40 && !/https:|▪/.test(line));
  expect(long).toEqual([]);
});

test('The token of a person, of which Discord tells that no bot has it, is refused', async () => {
  const { sandbox, start } = await nothingYet();
  sandbox.faults.answer({ path: /users\/@me$/, status: 200, body: { id: sandbox.member('Noor').id } });
  const wizard = start();
  await wizard.says(/Your bot's token/);
  wizard.type(`${sandbox.token}\r`);
  await wizard.says(/Discord refused that token.*belongs to a person/);
});

test('A token that is reset while it waits is asked for again, and replaces the old one', async () => {
  const { sandbox, start, kept } = await nothingYet();
  const wizard = start();
  await wizard.says(/Your bot's token/);
  wizard.type(`${sandbox.token}\r`);
  await wizard.says(/in no server yet/);
  sandbox.resetToken();
  await wizard.says(/somebody has reset it.*Your bot's token/s);
  wizard.type(`${sandbox.token}\r`);
  await wizard.says(/Replace the token in .*which doesn't work/);
  wizard.type('\r');
  await wizard.says(/in no server yet/);
  expect(await kept()).toContain(`DISCORD_TOKEN=${sandbox.token}\n`);
  sandbox.join();
  await wizard.ended;
});

test('A token that is there is used without a question, and all that stands beside it stays', async () => {
  const { sandbox, start, file, kept } = await nothingYet({});
  const before = `# Mine\r\nLOG_LEVEL=warn\r\nDISCORD_TOKEN = '${sandbox.token}' # the bot\r\n`;
  await writeFile(file, before);
  const wizard = start();
  await wizard.ended;
  expect(wizard.output()).not.toContain("Your bot's token");
  expect(await kept()).toBe(before);
  // For the start, this is none: it takes the one in the file.
  await start({ DISCORD_TOKEN: ' "" ' }).ended;
});

test('Another token goes over one that Discord refuses only after a question, and all else in the file stays', async () => {
  const { sandbox, start, file, kept } = await nothingYet({});
  const old = `${sandbox.token.slice(0, -1)}9`;
  await writeFile(file, `# Mine\nDISCORD_TOKEN=${old} # the bot\nLOG_LEVEL=warn`);
  const declining = start();
  await declining.says(/Discord refused the token in .*Your bot's token/s);
  declining.type(`${sandbox.token}\r`);
  await declining.says(/Replace the token/);
  declining.type('n');
  await expect(declining.ended).rejects.toThrow('Stopped');
  expect(await kept()).toContain(old);
  const agreeing = start();
  await agreeing.says(/Your bot's token/);
  agreeing.type(`${sandbox.token}\r`);
  await agreeing.says(/Replace the token/);
  agreeing.type('y');
  await agreeing.ended;
  expect(await kept()).toBe(`# Mine\nDISCORD_TOKEN=${sandbox.token} # the bot\nLOG_LEVEL=warn`);
});

test('A token in the environment is used and not written, and one that Discord refuses there has to be mended there', async () => {
  const { sandbox, start, kept } = await nothingYet({});
  await start({ DISCORD_TOKEN: sandbox.token }).ended;
  await expect(kept()).rejects.toThrow('ENOENT');
  const refused = start({ DISCORD_TOKEN: `${sandbox.token}1` });
  await expect(refused.ended).rejects.toThrow(
    /unset the environment variable DISCORD_TOKEN, then start again/,
  );
  expect(refused.output()).toContain('Discord refused the token in the environment variable DISCORD_TOKEN.');
});

test('What an application lacks is named with its page, one thing after the other, and it goes on once that is mended', async () => {
  const { sandbox, start } = await nothingYet({});
  sandbox.changeApplication({
    bot_public: false,
    bot_require_code_grant: true,
    integration_types_config: { '1': {} },
    interactions_endpoint_url: 'https://example.com',
    flags: 1 << 19,
  });
  const wizard = start({ DISCORD_TOKEN: sandbox.token });
  await wizard.says(/Requires OAuth2 Code Grant.*applications\/\d+\/bot/s);
  sandbox.changeApplication({ bot_require_code_grant: false });
  await wizard.says(/Guild Install.*applications\/\d+\/installation/s);
  sandbox.changeApplication({ integration_types_config: { '0': {} } });
  await wizard.says(/Interactions Endpoint URL.*applications\/\d+\/information/s);
  sandbox.changeApplication({ interactions_endpoint_url: null });
  await wizard.says(/The bot is private.*Privileged intents are on/s);
  await wizard.ended;
});

test('A server names each thing that the bot lacks there, and it goes on by itself once that is mended', async () => {
  const { sandbox, start } = await nothingYet();
  const wizard = start({ DISCORD_TOKEN: sandbox.token });
  await wizard.says(/in no server yet/);
  sandbox.setRole('@everyone', 'ViewChannel', 'SendMessages', 'ReadMessageHistory');
  sandbox.join({ scopes: ['bot'], permissions: 0n });
  await wizard.says(/my commands aren't.*client_id/s);
  sandbox.join();
  await wizard.says(
    /can't post.* in Ovation Sandbox.*Roles, Ovation, switch on: Embed Links, Add Reactions\./,
  );
  sandbox.timeOut('bot', 60_000);
  await wizard.says(/in time-out in/);
  for (const name of ['general', 'reviews']) sandbox.channel(name).deny('everyone', 'ViewChannel');
  sandbox.setRole('Ovation', 'EmbedLinks', 'AddReactions');
  sandbox.timeOut('bot', 0);
  await wizard.says(
    /in any channel.*settings of one, under Permissions, add Ovation and allow: View Channel\./,
  );
  sandbox.channel('reviews').allow('bot', 'ViewChannel');
  await wizard.ended;
});

test('A bot that was added without a role of its own is removed and added anew', async () => {
  const { sandbox, start } = await nothingYet({});
  for (const role of sandbox.world.roles.values()) if (role.managed) sandbox.world.roles.remove(role.id);
  sandbox.setRole('@everyone', 'ViewChannel', 'SendMessages');
  const wizard = start({ DISCORD_TOKEN: sandbox.token });
  await wizard.says(/Remove me there, and add me with this link:.*client_id/s);
  sandbox.leave();
  await wizard.says(/in no server yet/);
  sandbox.join();
  await wizard.ended;
});

test('Channels that members use and the bot cannot are named, until it can or the person goes on without them', async () => {
  const { sandbox, start } = await nothingYet({});
  sandbox.channel('reviews').deny('bot', 'ViewChannel', 'EmbedLinks');
  const waiting = start({ DISCORD_TOKEN: sandbox.token });
  await waiting.says(/can't see #reviews.*allow: View Channel, Embed Links.*Go on without #reviews/s);
  sandbox.channel('reviews').allow('bot', 'ViewChannel');
  await waiting.says(/can't post reviews in #reviews.*allow: Embed Links.*Go on without/s);
  sandbox.channel('reviews').allow('bot', 'EmbedLinks');
  await waiting.ended;
  sandbox.channel('general').deny('Ovation', 'SendMessages');
  const leaving = start({ DISCORD_TOKEN: sandbox.token });
  await leaving.says(/Go on without #general/);
  leaving.type('\r');
  await leaving.ended;
});

test('Who removes the bot while it looks adds it again, and of several servers one is chosen', async () => {
  const { sandbox, start } = await nothingYet({});
  sandbox.setRole('Ovation');
  sandbox.setRole('@everyone');
  const wizard = start({ DISCORD_TOKEN: sandbox.token });
  await wizard.says(/can't post reviews/);
  sandbox.leave();
  await wizard.says(/I was removed from that server.*in no server yet/s);
  sandbox.join();
  await wizard.ended;
  const servers = [
    { id: '1', name: 'First' },
    { id: sandbox.guildId, name: 'Second\u001b[2J' },
  ];
  sandbox.faults.answer({ path: /users\/@me\/guilds/, status: 200, body: servers });
  const choosing = start({ DISCORD_TOKEN: sandbox.token });
  await choosing.says(/Which server.*Second\[2J/s);
  choosing.type('\u001b[B\r');
  await choosing.says(/I'm in Ovation Sandbox/);
  await choosing.ended;
});

test('Without a way to Discord it says which, tries again, and goes on once there is one', async () => {
  const { sandbox, start, file } = await nothingYet({});
  await writeFile(file, `DISCORD_API_URL=http://127.0.0.1:1/api\nLOG_LEVEL=loud\n`);
  const wizard = start({
    DISCORD_API_URL: '',
    DISCORD_TOKEN: sandbox.token,
    HTTPS_PROXY: 'http://proxy:3128',
  });
  await wizard.says(/LOG_LEVEL must be/);
  await writeFile(file, `DISCORD_API_URL=http://127.0.0.1:1/api\n`);
  await wizard.says(
    /can't be reached at http:\/\/127\.0\.0\.1:1\/api: nothing listens there.*http:\/\/proxy:3128/s,
  );
  const portal = createServer((_, response) => response.end('<h1>Log in</h1>'));
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  const address = portal.address();
  await writeFile(
    file,
    `DISCORD_API_URL=http://127.0.0.1:${typeof address === 'object' && address?.port}/api\n`,
  );
  await wizard.says(/doesn't answer as Discord does/);
  portal.close();
  portal.closeAllConnections();
  await writeFile(file, `DISCORD_API_URL=${sandbox.apiUrl}\n`);
  await wizard.ended;
});

test('Outages and limits of Discord in between are named, and pass', async () => {
  const { sandbox, start } = await nothingYet();
  const wizard = start({ DISCORD_TOKEN: sandbox.token });
  await wizard.says(/in no server yet/);
  sandbox.faults.answer({ status: 503, times: 2 });
  await wizard.says(/isn't working right now \(503\).*in no server yet/s);
  sandbox.faults.answer({ status: 403, body: '<h1>You are blocked</h1>' });
  await wizard.says(/refuses this machine for now \(403\).*in no server yet/s);
  // One refusal alone says nothing about a token.
  sandbox.faults.answer({ status: 401 });
  sandbox.join();
  await wizard.ended;
});

test('Stopping leaves nothing half: no file before there is a token, and the token with which it goes on after that', async () => {
  const { sandbox, start, kept } = await nothingYet();
  for (const key of ['\u0003', '\u0004', '\u001b']) {
    const early = start();
    await early.says(/Your bot's token/);
    early.type(`${sandbox.token.slice(0, 9)}${key}`);
    await expect(early.ended).rejects.toThrow('Stopped. Run npm run setup again to continue.');
  }
  await expect(kept()).rejects.toThrow('ENOENT');
  const late = start();
  await late.says(/Your bot's token/);
  late.type(`${sandbox.token}\r`);
  await late.says(/in no server yet/);
  late.interrupt();
  await expect(late.ended).rejects.toThrow('interrupted');
  expect(await kept()).toContain(sandbox.token);
  const again = start();
  await again.says(/This is Ovation's token.*in no server yet/s);
});
