import type { CaseRow } from '../../cases/cases.model.js';
import type { Story } from '../excellent.js';

/** How many are put forward: one that is published, one that was accepted, one that waits for its review. */
export const EXAMPLES = 3;

/** What an example is chosen by. */
type Candidate = Pick<CaseRow, 'closedOn' | 'dueOn' | 'issue' | 'mediator'>;

/** Of cases in their order, those closed within their limit, the first of each issue and each mediator: examples that differ. */
export function chosen<Row extends Candidate>(rows: readonly Row[], most = EXAMPLES): Row[] {
  const [issues, mediators] = [new Set<string>(), new Set<string>()];
  return rows.filter(({ issue, mediator, closedOn, dueOn }) => {
    if (closedOn === null || dueOn === null || closedOn > dueOn) return false;
    if (issues.size === most || mediator.key === '' || issues.has(issue.key) || mediators.has(mediator.key)) return false;
    issues.add(issue.key);
    mediators.add(mediator.key);
    return true;
  });
}

const TITLE_MOST = 60;

/** A story of a made-up case by what its record says, which says of itself that it is one. */
export function demoStory({ issue: { label } }: Pick<CaseRow, 'issue'>): Story {
  const title = `演示案例：${label.zh}，疑难案件如期履行`;
  return {
    title: title.length > TITLE_MOST ? '演示案例：疑难案件如期履行' : title,
    summary: [
      `演示数据：本文由程序按案件登记的事项写成，不是真实纠纷，不涉及任何真实的人。双方因“${label.zh}”发生争议，登记为疑难复杂。调解员先分别听取双方意见，逐项核对账单与合同条款，把没有分歧的部分先确认下来，再就其余部分说明各自的依据；双方在期限内达成协议，其后未经强制执行，如期履行。可以借鉴之处：先分后合、先易后难，每一步都留下双方确认的记录。`,
      `Demonstration data: written by a program from what is on record of a made-up case; no real dispute and no real person. The dispute, “${label.en}”, was registered as hard. The mediator heard both sides apart, went through statements and contract item by item, settled first what nobody disputed, and then had each side give reasons for the rest. They agreed within the limit and performed in time, without enforcement. Worth copying: the easy parts first, and a record of every step that both had confirmed.`,
    ].join('\n'),
  };
}
