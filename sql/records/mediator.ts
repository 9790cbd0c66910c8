import { defineRecord, field, needed, validFrom, validTo } from '../src/record/record.js';

/** Who worked where and for whom, in spans, so that a figure knows who led whom then. Cases that name no team or organisation take theirs from here. */
export const mediator = defineRecord({
  id: 'mediator',
  label: { zh: '调解员', en: 'Mediators' },
  meaning: {
    zh: '一行是一名调解员在一段时间内的岗位：所属组织、团队、团队负责人、工时比例、培训学时。换团队即另起一行。案件未写团队或组织时，按分派日（否则开案日）从这里取。',
    en: 'One row is a mediator in a post for a span of time: organisation, team, team lead, full-time share, training hours. A change of team is another row. A case that names no team or organisation takes them from here, as of its day of assignment, else of opening.',
  },
  key: ['mediator'],
  validity: 'span',
  touches: { column: 'mediator', fields: ['mediator'] },
  columns: [
    needed('mediator', 'text', '调解员', 'Mediator'), validFrom, validTo,
    field('organisation', 'text', '调解组织', 'Mediation organisation'), field('team', 'text', '团队', 'Team'), field('team_lead', 'text', '团队负责人', 'Team lead'),
    field('started_on', 'date', '入职日', 'Started'), field('fte', 'number', '工时比例(FTE)', 'Full-time equivalent'), field('training_hours', 'number', '培训学时', 'Training hours'),
  ],
});
