import { defineRecord, field, needed } from '../src/record/record.js';

/** Another name or code of somebody: a person's decision that two are one. Figures show one person, the case keeps what was delivered; taken back with the load that brought it. */
export const mediatorAlias = defineRecord({
  id: 'mediator_alias',
  label: { zh: '调解员并名', en: 'One mediator, two names' },
  meaning: {
    zh: '一行把同一名调解员的另一个写法或代码（张 三、張三、旧工号）并到现用的一个，写明何时、由谁、为何决定。所有指标按现用的一个统计，案件保留来源所写；撤回该次载入即恢复。只并一步。',
    en: 'One row takes another spelling or code of the same mediator (“Smith, John”, a former staff number) to the one in use, with the day, the person and the reason of the decision. Every figure counts the one in use, the case keeps what was delivered; withdrawing the load undoes it. One step only.',
  },
  key: ['alias'],
  validity: 'none',
  touches: { column: 'mediator', fields: ['alias', 'mediator'] },
  columns: [
    needed('alias', 'text', '另一写法或代码', 'Other name or code'), needed('mediator', 'text', '现用的写法或代码', 'Name or code in use'),
    needed('decided_on', 'date', '决定日', 'Decided'), needed('decided_by', 'text', '决定人', 'Decided by'), needed('reason', 'text', '理由', 'Reason'), field('note', 'text', '备注', 'Note'),
  ],
});
