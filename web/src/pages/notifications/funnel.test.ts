import { metric, value } from '../../measure/samples.js';
import { wordingOf } from '../../text/wording.js';
import { FUNNEL_METRICS, funnelOf, inOrder } from './funnel.js';
import type { FunnelValues } from './funnel.js';

const definitions = new Map(FUNNEL_METRICS.map((id) => [id as string, metric('ratio', 'percent', { id })]));
const rate = (numerator: number, denominator: number) => value({ numerator, denominator, n: denominator, value: denominator === 0 ? null : numerator / denominator, ciLow: 0.1, ciHigh: 0.9, reliability: denominator === 0 ? 'none' : 'full' });

/** 200 sent: 20 without a receipt, 30 not delivered, 150 delivered; of these 60 opened and 45 answered; 80 of all consented. */
const VALUES: FunnelValues = {
  message_receipts: rate(180, 200), message_delivery: rate(150, 180), message_opening: rate(60, 150), message_answers: rate(45, 150), message_consent: rate(80, 200),
};

it('names what is lost at each step, and an unknown receipt is no loss', () => {
  const steps = funnelOf(VALUES, definitions, wordingOf('zh-CN'));
  expect(steps.map(({ id, count, share, shareText }) => [id, count, share, shareText])).toEqual([
    ['sent', '200', 1, '100.0%'], ['delivered', '150', 0.75, '75.0%'], ['opened', '60', 0.3, '30.0%'], ['answered', '45', 0.225, '22.5%'], ['consented', '80', 0.4, '40.0%'],
  ]);
  expect(steps.map(({ losses }) => losses)).toEqual([[], ['未送达 30 件', '回执未知 20 件（占 10.0%，不算失败，斜纹）'], ['送达而未点开 90 件'], ['送达而未在 72 小时内回复 105 件'], ['七日内未同意 120 件']]);
  expect(steps[1]).toMatchObject({ unknown: 0.1, rate: '83.3%', fraction: '150/180' });
});

it('tells the same over every message beside it, where that is known', () => {
  const perMessage = new Map([['message_receipts', rate(270, 300)], ['message_delivery', rate(216, 270)]]);
  const steps = funnelOf(VALUES, definitions, wordingOf('zh-CN'), perMessage);
  expect(steps.map(({ each }) => each)).toEqual(['短信共 300 条', '按每条短信 80.0%（95% 10.0–90.0% · 216/270）', '', '', '']);
  expect(funnelOf(VALUES, definitions, wordingOf('zh-CN')).map(({ each }) => each)).toEqual(['', '', '', '', '']);
});

it('says nothing of unknown receipts where there are none, and draws nothing where nothing was sent', () => {
  expect(funnelOf({ ...VALUES, message_receipts: rate(200, 200) }, definitions, wordingOf('en'))[1]?.losses).toEqual(['30 not delivered']);
  const none = rate(0, 0);
  const empty = funnelOf({ message_receipts: none, message_delivery: none, message_opening: none, message_answers: none, message_consent: none }, definitions, wordingOf('en'));
  expect(empty.map(({ share, shareText }) => [share, shareText])).toEqual(empty.map(() => [null, '—']));
});

it('keeps responses in their own order, what it does not know last', () => {
  const row = (key: string) => ({ share: null, member: { key, label: { zh: key, en: key }, isOther: false }, value: rate(1, 2) });
  const breakdown = { dimension: 'message_response' as const, metric: 'message_consent' as const, memberCount: 3, total: rate(1, 2), rows: [row('failed'), row('x'), row('answered')] };
  expect(inOrder(breakdown, ['answered', 'failed']).rows.map(({ member }) => member.key)).toEqual(['answered', 'failed', 'x']);
});
