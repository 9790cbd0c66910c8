import type { LoadProgress } from '@concord/etl';

const PHASES: Readonly<Record<LoadProgress['phase'], string>> = {
  check: '检查 checking', read: '读取 reading', map: '转换 mapping', fold: '归并 folding', publish: '发布 publishing', withdraw: '撤回 taking back', delete: '按期限删除 deleting for age', done: '完成 done',
};

/** One line that is rewritten on a terminal, and said once per phase elsewhere. */
export function progressLine(title: string): { show: (progress: LoadProgress, part: string) => void; end: () => void } {
  const terminal = process.stderr.isTTY;
  let last = '';
  return {
    show: ({ phase, done, total }, part) => {
      const text = `${title} ${part} · ${PHASES[phase]}`;
      if (terminal) process.stderr.write(`\r\u001b[2K${text}${total > 0 ? ` ${Math.floor((100 * done) / total)} %` : ''}`);
      else if (text !== last) process.stderr.write(`${text}\n`);
      last = text;
    },
    end: () => {
      if (terminal && last !== '') process.stderr.write('\r\u001b[2K');
    },
  };
}
