import type { LoadProgress } from '@concord/etl';

/** One line that is rewritten on a terminal, and said once per phase elsewhere. */
export function progressLine(title: string): { show: (progress: LoadProgress) => void; end: () => void } {
  const terminal = process.stderr.isTTY;
  let phase = '';
  return {
    show: (progress) => {
      const share = progress.total ? ` ${Math.floor((100 * progress.done) / progress.total)} %` : '';
      if (terminal) process.stderr.write(`\r\u001b[2K${title} · ${progress.phase}${share}`);
      else if (progress.phase !== phase) process.stderr.write(`${title} · ${progress.phase}\n`);
      phase = progress.phase;
    },
    end: () => void (terminal && phase && process.stderr.write('\r\u001b[2K')),
  };
}
