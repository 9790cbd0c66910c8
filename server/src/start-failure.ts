import { ConfigError, LoadRefused, storeSentence } from '@concord/etl';
import { EngineError, OperationalError } from '@concord/sql';
import type { Config } from './config/config.js';

/** What stops a start, in one sentence of each language, Chinese first. */
export function startFailure(error: unknown, config: Config | undefined): string {
  const port = config?.port;
  if (error instanceof ConfigError) return `配置有误：${error.message}\nThe configuration is wrong: ${error.message}`;
  if (error instanceof LoadRefused || error instanceof OperationalError) return `${error.zh}\n${error.en}`;
  if (error instanceof EngineError) {
    const { zh, en } = storeSentence(error, config?.store);
    return `${zh}\n${en}`;
  }
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用；可用 PORT=3001 npm start 另选端口。\nPort ${port} is taken; choose another: PORT=3001 npm start.`;
  if (code === 'EACCES') return `没有权限使用端口 ${port}；请选 1024 以上的端口。\nPort ${port} may not be used; choose one above 1024.`;
  return `启动失败：${error instanceof Error ? error.message : String(error)}\nThe start failed: ${error instanceof Error ? error.message : String(error)}`;
}
