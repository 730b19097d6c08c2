import { MessageFlags, ComponentType as Type } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { startOnline } from '../../../../support/online-catalogue.ts';
import { startWithReviewChannel } from '../../../../support/world.ts';
import { catalogues } from '../../../catalogues/asked-catalogues.ts';
import { post } from '../../../rest/request.ts';
import { sandboxWithPage } from '../../page-request.ts';
import { browserForTests, composer, newestMessage, submitReview, suggestion } from '../opened-page.ts';

const openPage = browserForTests();

const candidate = (url: string) => ({
  type: Type.Section,
  components: [{ type: Type.TextDisplay, content: 'A candidate' }],
  accessory: { type: Type.Thumbnail, media: { url }, description: 'Poster' },
});

test('Posters of the invented catalogues are seen in embeds and cards, and nobody else is asked for them', async () => {
  const sandbox = await sandboxWithPage();
  const { started, tmdb, tvmaze, anilist } = await catalogues();
  const { json } = await tmdb('/tv/9000001');
  const poster = `${started.imageUrls.tmdb}/t/p/w342${json.poster_path}`;
  const others = [
    (await tvmaze('/shows/200001')).json.image.medium,
    (await anilist('{ Media(id: 900001) { coverImage { large } } }')).json.data.Media.coverImage.large,
  ];
  await post(sandbox, 'general', { embeds: [{ title: json.name, thumbnail: { url: poster } }] });
  await post(sandbox, 'general', {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: Type.Container, components: others.map(candidate) }],
  });
  const page = await openPage(sandbox);
  await expect.poll(() => page.locator('.embed img, .section img').count()).toBe(3);
  for (const picture of await page.locator('.embed img, .section img').all()) {
    await expect
      .poll(() => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth))
      .toBe(200);
    expect(await picture.getAttribute('src')).toMatch(/^\/page\/posters\/.+\.svg$/);
  }
  expect(started.picturesSeen()).toBe(0);
});

test('A show that is picked from the catalogue brings its poster, by mouse', async () => {
  await using online = await startOnline();
  await using world = await startWithReviewChannel({ page: 'bundled', catalogue: online.catalogue });
  const page = await openPage(world.sandbox, { member: 'Noor' });
  await composer(page).fill('/review write ');
  await page.keyboard.type('tessel');
  await suggestion(page, 'Tessellate (2025) · series').click();
  await page.keyboard.press('Enter');
  const review = { headline: 'It fits', body: 'Every tile in its place.', score: '8.5' };
  await submitReview(page, { show: 'Tessellate (2025)', ...review });
  await page.getByRole('link', { name: '#reviews › 💬' }).click();
  const picture = newestMessage(page).locator('.embed img[src="/page/posters/tessellate-orbits.svg"]');
  await picture.waitFor();
  const address = await newestMessage(page)
    .getByRole('link', { name: /Tessellate/ })
    .getAttribute('href');
  expect(address).toMatch(/^https:\/\/www\.(themoviedb\.org\/tv\/9\d{6}|tvmaze\.com\/shows\/2\d{5})$/);
  expect(online.standIns.picturesSeen(), 'no picture is fetched by the bot').toBe(0);
});
