import { defineDimension } from '../src/dimension.js';

const STEPS = {
  received: { zh: '已收案，待受理', en: 'Received, to be accepted' },
  accepted: { zh: '已受理，待分派', en: 'Accepted, to be assigned' },
  assigned: { zh: '已分派，待联系', en: 'Assigned, to be reached' },
  reached: { zh: '已联系，待调解', en: 'Reached, to be heard' },
  heard: { zh: '已调解，待办结', en: 'Heard, to be closed' },
} as const;

/** Last of a case's dates (SQL) by each step, latest step first. */
export const STANDING_SINCE = [['heard', 'first_session_on'], ['reached', 'first_contact_on'], ['assigned', 'assigned_on'], ['accepted', 'accepted_on']] as const;

/** The furthest step that a pending case had taken by the end of the period: what comes next is what it waits for. */
export const standingStep = defineDimension({
  id: 'standing_step',
  label: { zh: '停留步骤', en: 'Step it stands in' },
  key: `multiIf(${STANDING_SINCE.map(([step, on]) => `${on} <= {range_to:Date}, '${step}'`).join(', ')}, 'received')`,
  words: [STEPS],
  order: Object.keys(STEPS),
  snapshotOnly: true,
  needs: 'assigned_on',
});
