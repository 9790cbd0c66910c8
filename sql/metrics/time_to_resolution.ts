import { defineMetric } from '../src/metric.js';

export const timeToResolution = defineMetric({
  id: 'time_to_resolution',
  version: 2,
  tile: 7,
  kind: 'duration',
  label: { zh: '办结时长（中位数）', en: 'Time to resolution (median)' },
  meaning: {
    zh: '按受理日（无则收案日）队列至首次办结的 Kaplan–Meier 中位天数；未结案件按截止日删失，不含剔除；办结数据自某日起才有的，更早的案件自该日起观察。只到首次办结：重开后的时间不计，因数据只留最近一次重开与办结，多次重开的各段无从得知；重开情况见重开率。',
    en: 'Kaplan–Meier median of days from acceptance (else receipt) to the first closing; open cases are censored at the as-of date, excluded cases left out; where closings are known from a day on only, earlier cases are observed from that day. Up to the first closing: time after a re-opening is not counted, since cases keep their last re-opening and closing alone and several episodes cannot be told apart; see the re-open rate.',
  },
  unit: 'day',
  better: 'lower',
  source: { zh: 'Kaplan–Meier 1958；NCSC CourTools 指标三', en: 'Kaplan–Meier 1958; NCSC CourTools measure 3' },
  basis: 'opened_on',
  until: 'ended_on',
  rows: `outcome_class != 'X'`,
  ongoing: { zh: '仍未办结', en: 'still open' },
  endings: [
    { id: 'S', label: { zh: '调解成功', en: 'Settled' }, rows: `outcome_class = 'S'` },
    { id: 'U', label: { zh: '调解不成', en: 'Not settled' }, rows: `outcome_class = 'U'` },
    { id: 'T', label: { zh: '程序终止', en: 'Terminated' }, rows: `outcome_class = 'T'` },
  ],
  numeratorLabel: { zh: '已办结', en: 'Closed' },
  denominatorLabel: { zh: '队列案件（含未结）', en: 'Cases of the cohort, open ones included' },
  needs: ['closed_on'],
});
