import { expect, type Page } from '@playwright/test';

interface Answered<Data> { readonly data: Data }

async function ask<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const response = await page.request.post('/graphql', { data: { query, variables } });
  const { data } = (await response.json()) as Answered<Data>;
  return data;
}

/** Brings cases in the product's own format into a dataset of its own, over the API that the pages use, and waits until they are published. */
export async function brought(page: Page, dataset: string, csv: string): Promise<void> {
  const upload = await page.request.post('/deliveries', { headers: { 'content-type': 'application/octet-stream', 'x-file-name': `${dataset}.csv` }, data: Buffer.from(csv) });
  const { id } = (await upload.json()) as { id: string };
  const { sourceProfiles } = await ask<{ sourceProfiles: { id: string; text: string }[] }>(page, '{ sourceProfiles { id text } }');
  const profile = sourceProfiles.find((one) => one.id === 'canonical')?.text;
  const { loadDelivery } = await ask<{ loadDelivery: { id: string } }>(page, 'mutation($id: ID!, $profile: String!, $dataset: String!) { loadDelivery(id: $id, profile: $profile, dataset: $dataset) { id } }', { id, profile, dataset });
  await expect.poll(async () => (await ask<{ job: { state: string } }>(page, 'query($id: ID!) { job(id: $id) { state } }', { id: loadDelivery.id })).job.state, { timeout: 40_000 }).toBe('done');
}
