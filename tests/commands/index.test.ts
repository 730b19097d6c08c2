import { expect, test } from 'vitest';
import { type CommandServices, commands } from '../../commands/index.ts';
import type { Audience, Command, Handler, PrivateHandler } from '../../src/discord/interactions/command.ts';
import { createTexts } from '../../src/presentation/texts/texts.ts';
import { pressForged } from '../support/press-forged.ts';
import { messageOf, startWorld } from '../support/world.ts';

/** All handlers of a command, as `/name subcommand`, `button name` (a select menu too), `form name` or the menu's name. */
function handlersOf(
  command: Command<CommandServices>,
): [string, Pick<Handler<never>, 'for' | 'cost'> | PrivateHandler | undefined][] {
  const { name } = command.definition(createTexts());
  const named = (kind: string, handlers: object = {}) =>
    Object.entries(handlers).map(([key, handler]): [string, Pick<Handler<never>, 'for'>] => [
      `${kind} ${key}`,
      handler,
    ]);
  const all: ReturnType<typeof handlersOf> = [
    [`/${name}`, command.run],
    ...named(`/${name}`, command.subcommands),
    [name, command.onMessage ?? command.onUser],
    ...named('button', command.components),
    ...named('form', command.modals),
    ...named('private button', command.inPrivate),
  ];
  return all.filter(([, handler]) => handler !== undefined);
}

const handlers = commands.flatMap(handlersOf);
const usableBy = (audience: Audience | 'recipient') =>
  handlers.filter(([, handler]) => handler?.for === audience).map(([name]) => name);

test('Managers alone change settings', () => {
  expect(usableBy('manager')).toEqual([
    'button review-channel',
    '/settings set',
    '/settings view',
    '/settings reset',
    '/settings check',
    '/settings recount',
    '/settings repost',
    '/settings import',
    '/settings link-shows',
    '/settings export',
    'button repost',
    'button recount',
    'button stop-job',
    'button emoji',
    'button setting',
    'button set-up',
    'button settings-change',
    'button settings-reset',
    'button settings-check',
    'button settings-recount',
    'button settings-repost',
    'button settings-link-shows',
    'button links-again',
    'button links',
    'button links-pick',
    'button links-merge',
    'button links-alone',
    'button links-undecide',
    'button links-made',
    'button links-undo',
    'button links-undo-all',
    'button export-page',
    'form setting',
    'form settings-reset',
  ]);
});

test('Moderators alone decide about reviews, their authors and shows', () => {
  expect(usableBy('moderator')).toEqual([
    '/moderate queue',
    '/moderate members',
    '/moderate member reviews',
    '/moderate member block',
    '/moderate member unblock',
    '/moderate show rename',
    '/moderate show alias',
    '/moderate show kind',
    '/moderate show poster',
    '/moderate show merge',
    '/moderate show link',
    '/moderate show unlink',
    'button queue',
    'button judge',
    'button was-emptied',
    'button was-on-purpose',
    'button merge',
    'button part',
    'button link-show',
    'button unlink-show',
    'button case-others',
    'button their-reviews',
    'button manage-show',
    'button open-case',
    'button blocked',
    'button unblock',
    'form block',
    'form manage-show',
    'button decide',
    'Moderate review',
    'button moderate',
    'button because',
    'button own-words',
    'button case-text',
    'button undo-case',
    'form own-words',
  ]);
});

test('Everybody writes, reads and reports reviews, and looks at the list', () => {
  expect(usableBy('everybody')).toEqual([
    '/review write',
    '/review read',
    '/review edit',
    '/review delete',
    'button new-review',
    'button write',
    'button spoilers',
    'button all-reviews',
    'button read-one',
    'button reviews-by',
    'form review',
    '/top',
    'button turn',
    'button order',
    'button go',
    'button open',
    'button back',
    'button filter',
    'form filter',
    '/show',
    '/recommend',
    '/profile',
    'button compare-me',
    'button compare-with',
    '/reviewers',
    '/recent',
    '/data about',
    '/data export',
    '/data erase',
    '/data import',
    'button data-export',
    'form import-files',
    'Make this my review',
    'form make-review',
    'Report review',
    'form report',
    'Their reviews',
    'Compare taste',
  ]);
});

test('Only whoever opened it goes on with what a private message asks', () => {
  expect(usableBy('opener')).toEqual([
    'button edit',
    'button write-show',
    'button score',
    'button retry',
    'button delete-confirm',
    'button undelete',
    'button read',
    'button read-by',
    'button messages',
    'button no-messages',
    'form review-here',
    'button data-publish',
    'button data-erase',
    'button erase-form',
    'button import-another',
    'button import-scale',
    'button import-columns',
    'button import-more',
    'button import-clash',
    'button import-posts',
    'button import-rows',
    'button import-commit',
    'button import-cancel',
    'button import-undo',
    'button import-show',
    'form erase',
    'form import-columns',
    'button make-show',
  ]);
});

test('Only the author of a review changes it with the buttons below its answer', () => {
  expect(usableBy('author')).toEqual([
    'button post-lost',
    'button delete',
    'button keep',
    'button details',
    'button move-show',
    'button as-pasted',
    'form details',
  ]);
});

test('Whoever gets a private message decides about the next ones', () => {
  expect(usableBy('recipient')).toEqual(['private button messages', 'private button no-messages']);
});

test('What costs much says how much, so that nobody can ask for it without end', () => {
  const costly = commands.flatMap(handlersOf).flatMap(([name, handler]) => {
    const cost = handler !== undefined && 'cost' in handler ? handler.cost : undefined;
    return cost === undefined ? [] : [`${name} ${cost}`];
  });
  expect(costly).toEqual([
    '/top 60',
    'button turn 60',
    'button order 60',
    'button go 60',
    'button open 60',
    'button back 60',
    'form filter 60',
    '/show 60',
    '/recommend 60',
    '/profile 60',
    'button compare-me 60',
    'button compare-with 60',
    '/reviewers 60',
    '/recent 60',
    '/data about 300',
    '/data export 600',
    '/data import 600',
    'button data-publish 300',
    'button data-export 600',
    'button import-scale 600',
    'button import-more 600',
    'button import-rows 600',
    'form erase 300',
    'form import-files 600',
    'form import-columns 600',
    '/settings check 300',
    '/settings recount 300',
    '/settings repost 300',
    '/settings import 600',
    '/settings link-shows 300',
    '/settings export 600',
    'button repost 300',
    'button recount 300',
    'button settings-check 300',
    'button settings-recount 300',
    'button settings-repost 300',
    'button settings-link-shows 300',
    'button links-again 300',
    'button export-page 600',
    'Compare taste 60',
  ]);
});

test('A member who forges a button is told whose it is', async () => {
  await using world = await startWorld();
  const noor = world.sandbox.member('Noor');
  const sentences = { moderator: 'people with Manage Messages', manager: 'people with Manage Server' };
  for (const audience of ['moderator', 'manager'] as const)
    for (const name of usableBy(audience).filter((one) => one.startsWith('button '))) {
      const answer = await pressForged(world, noor, `${name.slice('button '.length)}:x:y:z`);
      expect(answer, name).toMatchObject({ ephemeral: true });
      expect(messageOf(answer).content, name).toContain(sentences[audience]);
    }
});
