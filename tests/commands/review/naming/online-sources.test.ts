import { describe, expect, test } from 'vitest';
import { SOURCE_NAMES, type SourceName } from '../../../../src/catalogue/sources/source.ts';
import type { CatalogueFault } from '../../../../src/sandbox/catalogues/catalogue-faults.ts';
import { type OnlineCatalogue, startOnline } from '../../../support/online-catalogue.ts';
import { reviewMessages, startWithReviewChannel, type World, writeReview } from '../../../support/world.ts';

/** A show of each stand-in, and how it looks in Discord. */
const SHOWS: Readonly<
  Record<SourceName, { readonly typed: string; readonly name: string; readonly url: string }>
> = {
  tmdb: {
    typed: 'moth weat',
    name: 'Moth Weather (2023) · film',
    url: 'https://www.themoviedb.org/movie/9500014',
  },
  tvmaze: {
    typed: 'second spring h',
    name: 'Second Spring Hospital (2023) · drama',
    url: 'https://www.tvmaze.com/shows/200046',
  },
  anilist: {
    typed: 'tetsu no komo',
    name: 'Iron Lullaby: Second Verse (2025) · anime',
    url: 'https://anilist.co/anime/900006',
  },
};

const FAULTS: readonly CatalogueFault[] = [
  'down',
  'error',
  'limited',
  'disabled',
  'html',
  'guard',
  'half',
  'huge',
  'null',
];

interface Online extends AsyncDisposable {
  readonly world: World;
  readonly online: OnlineCatalogue;
}

async function start(...names: SourceName[]): Promise<Online> {
  const online = await startOnline(names);
  const world = await startWithReviewChannel({ catalogue: online.catalogue });
  return {
    world,
    online,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]();
      await online[Symbol.asyncDispose]();
    },
  };
}

const choices = ({ sandbox }: World, typed: string) =>
  sandbox.member('Noor').autocomplete('/review write', 'show', typed);

const posted = (world: World) => reviewMessages(world).map(({ embeds }) => embeds[0]);

describe.each(SOURCE_NAMES)('A show that %s alone has', (source) => {
  const { typed, name, url } = SHOWS[source];

  test('is offered while a member types, and reviewed with its year, poster and page', async () => {
    await using started = await start(source);
    const { world, online } = started;
    const [first, ...others] = await choices(world, typed);
    expect(first?.name).toBe(name);
    expect(others.at(-1)?.name).toBe(`Add “${typed}”`);
    await writeReview(world.sandbox.member('Noor'), String(first?.value), { score: '8' });
    expect(posted(world)).toEqual([
      expect.objectContaining({
        title: `8/10 · ${name.slice(0, name.indexOf(' · '))}`,
        url,
        thumbnail: expect.objectContaining({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\//) }),
      }),
    ]);
    expect(online.standIns.picturesSeen()).toBe(0);
  });

  test('is typed by its title where the source is in trouble, whichever it is', async () => {
    await using started = await start(source);
    const { world, online } = started;
    for (const fault of FAULTS) {
      online.standIns.faults[source].set(fault, 1);
      expect(
        (await choices(world, typed)).map((choice) => choice.name),
        fault,
      ).toEqual([`Add “${typed}”`]);
      // However long the source was left alone for.
      online.clock.advance(60 * 60_000);
    }
    expect(online.standIns.seen(source)).toBe(FAULTS.length);
    online.standIns.faults[source].set('down');
    await writeReview(world.sandbox.member('Noor'), 'My own title', { score: '8' });
    expect(posted(world)).toMatchObject([{ title: '8/10 · My own title' }]);
  });

  test('keeps nobody waiting where the source does not answer', async () => {
    await using started = await start(source);
    const { world, online } = started;
    online.standIns.faults[source].delay(Infinity);
    const offered = choices(world, typed);
    await expect.poll(() => online.standIns.seen(source)).toBe(1);
    online.clock.advance(1_200);
    expect((await offered).map((choice) => choice.name)).toEqual([`Add “${typed}”`]);
    online.standIns.faults[source].clear();
    await expect.poll(async () => (await choices(world, typed))[0]?.name).toBe(name);
  });
});

test('A show that two sources have is made once, whichever of them members name it by', async () => {
  await using started = await start('tmdb', 'tvmaze');
  const { world } = started;
  const offered = await choices(world, 'second spring hospital');
  expect(offered.map(({ name }) => name)).toEqual([SHOWS.tvmaze.name, 'Add “second spring hospital”']);
  const names = {
    Noor: String(offered[0]?.value),
    Jun: 'https://www.imdb.com/title/tt99000065/',
    Malik: '두 번째 봄 병원',
    Léa: 'tvmaze.com/shows/200046/second-spring-hospital',
    Ada: 'Second Spring Hospital (2023)',
  };
  for (const [member, named] of Object.entries(names)) {
    await writeReview(world.sandbox.member(member), named, { score: '8' });
  }
  const shown = posted(world);
  expect(shown).toHaveLength(5);
  expect(new Set(shown.map((embed) => embed?.url)).size).toBe(1);
  expect((await choices(world, 'second spring')).map(({ name }) => name)).toContain(
    `✎ 8 · ${SHOWS.tvmaze.name}`,
  );
});
