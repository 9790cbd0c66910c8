import type { EngineError } from '@concord/sql';
import type { LoadConfig } from './config.js';

/** Why the store cannot be used and what to do, in a sentence of each language. */
export function storeSentence(error: EngineError, config: LoadConfig | undefined): { readonly zh: string; readonly en: string } {
  const place = config && 'dataDir' in config.engine ? config.engine.dataDir : '';
  switch (error.code) {
    case 'STORE_LOCKED':
      return { zh: `数据目录 ${place} 正被另一个进程使用，请先停止它。`, en: `The data directory ${place} is in use by another process; stop that one first.` };
    case 'STORE_DENIED':
      return { zh: `没有权限写入数据目录 ${place}；可用 CONCORD_DATA_DIR 另选目录。`, en: `The data directory ${place} cannot be written; choose another by CONCORD_DATA_DIR.` };
    default:
      return { zh: `数据存储不可用：${error.message}`, en: `The store cannot be used: ${error.message}` };
  }
}
