import { ConfigError } from '@concord/etl';
import { EngineError } from '@concord/sql';
import type { Config } from './config/config.js';

/** What stops a start, in one sentence of each language, Chinese first. */
export function startFailure(error: unknown, config: Config | undefined): string {
  const port = config?.port;
  const dataDir = config && 'dataDir' in config.store.engine ? config.store.engine.dataDir : '';
  if (error instanceof ConfigError) return `配置有误：${error.message}\nThe configuration is wrong: ${error.message}`;
  if (error instanceof EngineError && error.code === 'STORE_LOCKED') {
    return `数据目录 ${dataDir} 正被另一个进程使用，请先停止它。\nThe data directory ${dataDir} is in use by another process; stop that one first.`;
  }
  if (error instanceof EngineError && error.code === 'STORE_DENIED') {
    return `没有权限写入数据目录 ${dataDir}；可用 CONCORD_DATA_DIR 另选目录。\nThe data directory ${dataDir} cannot be written; choose another by CONCORD_DATA_DIR.`;
  }
  if (error instanceof EngineError) return `无法打开数据存储：${error.message}\nThe store cannot be opened: ${error.message}`;
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用；可用 PORT=3001 npm start 另选端口。\nPort ${port} is taken; choose another: PORT=3001 npm start.`;
  if (code === 'EACCES') return `没有权限使用端口 ${port}；请选 1024 以上的端口。\nPort ${port} may not be used; choose one above 1024.`;
  return `启动失败：${error instanceof Error ? error.message : String(error)}\nThe start failed: ${error instanceof Error ? error.message : String(error)}`;
}
