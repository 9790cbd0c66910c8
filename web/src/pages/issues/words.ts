import { wordsEn } from '../../text/issues/en.js';
import { wordsZhCN } from '../../text/issues/zh-cn.js';
import type { IssueWords } from '../../text/issues/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { SayOf } from '../../text/page-words.js';
import type { Wording } from '../../text/wording.js';

/** The wording of the application, and these pages' own sentences. */
export interface IssueWording extends Wording {
  readonly say: SayOf<IssueWords>;
}

/** The running application's wording with these pages' sentences, which are added to it when one of them is first drawn. */
export function useIssueWords(): IssueWording {
  const { wording, say } = usePageWords('types', wordsZhCN, wordsEn);
  return {
    get locale() { return wording.locale; },
    t: wording.t,
    name: wording.name,
    say,
  };
}
