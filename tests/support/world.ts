import { join } from 'node:path';
import { ComponentType } from 'discord-api-types/v10';
import { type Bot, type BotOptions, startBot } from '../../src/bot.ts';
import { createLogger } from '../../src/operations/logger.ts';
import type { Answer, Modal } from '../../src/sandbox/interactions/interactions.ts';
import { servePage } from '../../src/sandbox/page/serve-page.ts';
import type { OptionValues } from '../../src/sandbox/people/command-options.ts';
import type { Person } from '../../src/sandbox/people/person.ts';
import { flattenComponents } from '../../src/sandbox/rules/flatten-components.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { ComponentRecord } from '../../src/sandbox/world/component-record.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import type { Timing } from '../../src/timing.ts';
import { bundledPage } from '../sandbox/page/browser/bundled-page.ts';
import { withPatientPeople } from './patient-people.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { NO_IDENTIFY_LIMIT, TEST_TIMING } from './test-timing.ts';

/** The real bot, connected to its own sandbox. */
export interface World extends AsyncDisposable {
  readonly sandbox: Sandbox;
  /** The file in which a world `onDisk` keeps the bot's data. */
  readonly databaseUrl: string;
  /** The lines that the bot has logged. */
  readonly logged: readonly string[];
  /** Resolves once the bot has done what it is at. */
  settled(): Promise<void>;
  /** From now on people look at the channels at once after an answer, not when the bot has done what follows from it. */
  becomeImpatient(): void;
  stopBot(): Promise<void>;
  /** Starts the bot again, over the same database: in a world `onDisk` alone. */
  startBot(changes?: Partial<BotOptions>): Promise<void>;
}

export interface WorldOptions
  extends Partial<
    Pick<
      BotOptions,
      'backend' | 'catalogue' | 'clock' | 'measures' | 'onStorageLost' | 'onTokenRefused' | 'shards'
    >
  > {
  readonly sandbox?: SandboxOptions;
  /**
   * Whether the bot keeps its data in SQLite: for tests of restarts and of the disk. Otherwise it keeps them in memory, which
   * spares each test the start of SQLite's thread; both databases pass the same tests (store-contract.ts).
   */
  readonly onDisk?: boolean;
  readonly timing?: Partial<Timing>;
  /** Whether the sandbox serves its page: bundled, which opens faster, or its files as they lie. */
  readonly page?: 'bundled' | 'as it lies';
}

/** Starts the bot and the sandbox on free ports. Use it with `await using`: everything ends with the test. */
export async function startWorld({
  sandbox: sandboxOptions,
  timing,
  onDisk = false,
  page,
  ...botOptions
}: WorldOptions = {}): Promise<World> {
  let bot: Bot | undefined;
  const databaseUrl = onDisk ? `sqlite://${join(await temporaryDirectory(), 'ovation.sqlite')}` : 'memory://';
  const { clock } = botOptions;
  // The hours that a test lets pass do so at Discord, too.
  const started = await startSandbox({
    ...(clock && { now: () => clock.now() }),
    ...sandboxOptions,
    gateway: { identifyWindow: 0, ...sandboxOptions?.gateway },
  });
  let arePatient = true;
  const sandbox = withPatientPeople(started, async () => {
    if (arePatient) await bot?.idle();
  });
  if (page !== undefined) servePage(sandbox, page === 'bundled' ? bundledPage : undefined);
  const logged: string[] = [];
  const log = createLogger('trace', { write: (line) => void logged.push(line) });
  const options: BotOptions = {
    token: sandbox.token,
    apiUrl: sandbox.apiUrl,
    gateway: NO_IDENTIFY_LIMIT,
    databaseUrl,
    log,
    timing: { ...TEST_TIMING, ...timing },
    // A past that is made up is the bot's, too.
    ...(sandboxOptions?.past !== undefined && { clock: sandbox.clock }),
    ...botOptions,
  };
  const world: World = {
    sandbox,
    databaseUrl,
    logged,
    async startBot(changes) {
      if (!onDisk && logged.length > 0)
        throw new Error('A bot that starts again needs a world that is onDisk');
      bot = await startBot({ ...options, ...changes });
    },
    settled: async () => bot?.idle(),
    becomeImpatient() {
      arePatient = false;
    },
    async stopBot() {
      await bot?.stop();
      bot = undefined;
    },
    async [Symbol.asyncDispose]() {
      await world.stopBot();
      await sandbox.close();
    },
  };
  await world.startBot();
  return world;
}

/** Makes a channel, #reviews by default, the review channel, as the guild's owner. */
export async function chooseReviewChannel(
  { sandbox }: Pick<World, 'sandbox'>,
  name = 'reviews',
): Promise<void> {
  const answer = await sandbox
    .member('Ada')
    .slash('/settings set', { 'reviews-channel': sandbox.channel(name).id });
  if (answer.kind !== 'message') throw new Error(`The channel was not taken: ${JSON.stringify(answer)}`);
}

/**
 * Starts a world whose review channel is #reviews. The sandbox accepts the bot's own reactions without storing them,
 * because Discord takes one every quarter of a second, and most tests need not wait for that.
 */
export async function startWithReviewChannel(options?: WorldOptions): Promise<World> {
  const world = await startWorld(options);
  world.sandbox.faults.answer({ method: 'PUT', path: /\/reactions\//, status: 200, times: Infinity });
  await chooseReviewChannel(world);
  return world;
}

export interface WrittenText {
  readonly headline?: string;
  readonly body?: string;
  readonly score?: string;
  readonly spoilers?: boolean;
}

/** Writes a review with `/review write` and the modal. Returns the answer. */
export async function writeReview(person: Person, show: string, text: WrittenText, channel = 'general') {
  const opened = await person.slash('/review write', { show }, { channel });
  if (opened.kind !== 'modal') throw new Error(`No modal opened: ${JSON.stringify(opened)}`);
  const answer = await person.submit(opened.modal, { body: 'A show like no other.', ...text });
  if (answer.kind !== 'message') throw new Error(`The modal was not answered: ${JSON.stringify(answer)}`);
  return answer.message;
}

/** Types `/review write` and submits the modal that opens. */
export async function openModal(person: Person, show: string, options: OptionValues = {}): Promise<Modal> {
  const opened = await person.slash('/review write', { show, ...options });
  if (opened.kind !== 'modal') throw new Error(`No modal opened: ${JSON.stringify(opened)}`);
  return opened.modal;
}

/** Blocks a member with `/moderate member block` and its form. Returns the answer. */
export async function blockMember(by: Person, member: string, reason = ''): Promise<SandboxMessage> {
  const opened = await by.slash('/moderate member block', { member });
  if (opened.kind !== 'modal') throw new Error(`No form opened: ${JSON.stringify(opened)}`);
  return messageOf(await by.submit(opened.modal, { reason }));
}

/** Submits a form after its member was blocked, then unblocks them: the text stays a draft. Returns the answer. */
export async function keptDraft(
  world: Pick<World, 'sandbox'>,
  name: string,
  show: string,
  text: WrittenText,
) {
  const [ada, person] = [world.sandbox.member('Ada'), world.sandbox.member(name)];
  const modal = await openModal(person, show);
  const member = person.id;
  await blockMember(ada, member);
  const answer = messageOf(await person.submit(modal, { ...text }));
  await ada.slash('/moderate member unblock', { member });
  return answer;
}

/** The prefilled value of a modal's field. */
export function fieldOf({ components }: Modal, id: string): ComponentRecord {
  const field = components.find(({ component }) => component?.custom_id === id)?.component;
  if (field === undefined) throw new Error(`The modal has no field "${id}"`);
  return field;
}

/** The value that a select in a modal has picked at first; undefined for none. */
export const pickedIn = (modal: Modal, id: string): string | undefined =>
  fieldOf(modal, id).options?.find((option) => option.default)?.value;

/** The answer as a message; throws when it is anything else. */
export function messageOf(answer: Answer): SandboxMessage {
  if (answer.kind === 'message' || answer.kind === 'update') return answer.message;
  throw new Error(`No message came: ${JSON.stringify(answer)}`);
}

/** What a message says: its content, and the texts of a card. */
export const wordsOf = (message: SandboxMessage): string =>
  [message.content, ...textsOf(message)].filter((text) => text !== '').join('\n');

/** The texts of a card, in their order. */
export const textsOf = (message: SandboxMessage): string[] =>
  componentsIn(message)
    .map(({ content = '' }) => content)
    .filter((text) => text !== '');

/** The labels of a message's buttons, in their order. */
export const labelsOf = (message: SandboxMessage): string[] =>
  componentsIn(message)
    .filter(({ type }) => type === ComponentType.Button)
    .flatMap(({ label }) => label ?? []);

const componentsIn = ({ components }: SandboxMessage): ComponentRecord[] =>
  flattenComponents(components, []).map(({ component }) => component);

/** The review messages in a channel, oldest first. */
export const reviewMessages = ({ sandbox }: Pick<World, 'sandbox'>, channel = 'reviews'): SandboxMessage[] =>
  sandbox.channel(channel).messages.filter(({ author }) => author.id === sandbox.botId);
