import { Refused } from '../../store/errors.js';

const REFUSALS = {
  BEYOND_OWN: { zh: '超出您自己的权限范围或期限，不能这样做。', en: 'This lies beyond what you may see yourself, or outlasts it.' },
  BAD_SCOPE: { zh: '权限范围须为“全部”，或按机构、地区、分支机构、调解组织、团队、调解员列出取值。', en: 'A scope is everything, or values of institution, region, branch, organisation, team or mediator.' },
  BAD_TERM: { zh: '有效期的终点须晚于起点和现在。', en: 'A grant ends after it begins, and after now.' },
  LOGIN_TAKEN: { zh: '这个用户名已被使用。', en: 'That login is somebody’s already.' },
  NO_SUCH_GRANT: { zh: '没有这项授权，或已收回。', en: 'There is no such grant in force.' },
  NO_SUCH_PERSON: { zh: '没有这位用户。', en: 'There is no such person.' },
  NO_SUCH_TOKEN: { zh: '没有这个令牌，或已收回。', en: 'There is no such token in force.' },
  SIGNS_IN_ELSEWHERE: { zh: '这位用户通过单点登录登录，不能在这里设口令。', en: 'They sign in by single sign-on; no password is given to them here.' },
  OWN_ACCOUNT: { zh: '不能给自己授权、停用自己或重置自己的口令。', en: 'Nobody grants to, closes or resets themselves.' },
  BAD_TOKEN: { zh: '令牌须有名称、至少一项您现有的权限，有效期 1 至 365 天。', en: 'A token has a name, at least one right of your own, and holds for 1 to 365 days.' },
  TOO_MANY_TOKENS: { zh: '令牌已有 20 个，请先收回不用的。', en: 'You have 20 tokens; revoke one that is not used.' },
} as const;

/** Why something about people cannot be done. */
export type PersonRefusalCode = keyof typeof REFUSALS;

/** Something about people that cannot be done; nothing was changed. */
export class PersonRefused extends Refused<PersonRefusalCode> {
  override readonly name = 'PersonRefused';

  constructor(code: PersonRefusalCode) {
    super(code, REFUSALS[code]);
  }
}
