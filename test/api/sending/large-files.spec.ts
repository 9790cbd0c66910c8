import { startSending, type SendingUnderTest } from './sending-api.js';

let sending: SendingUnderTest;
beforeAll(async () => { sending = await startSending({ maxBytes: 10_000, domains: ['bank.test'] }); });
afterAll(() => sending.close());

it('sends a link where the files are too large for a mail, and nothing to a domain that is not allowed', async () => {
  const { id } = await sending.made();
  const run = await sending.ran(id);
  expect(run).toMatchObject({ state: 'done', deliveries: [{ state: 'sent', files: [{}] }] });
  const [taken] = sending.mail.taken;
  expect(taken?.mail.attachments).toEqual([]);
  expect(taken?.mail.text).toContain(`https://concord.test/reports/schedules?run=${run.id}`);
  expect((await sending.save({ recipients: [{ person: 'x', isEverything: true, by: 'mail', address: 'a@elsewhere.test' }] })).errors?.[0]?.extensions.code).toBe('BAD_ADDRESS');
});
