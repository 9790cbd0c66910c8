import type { Engine, Stores } from '@concord/sql';

/** The same stores, seen by a process that dies just before (or just after) the first statement that matches: nothing it sends later arrives. */
export function dyingAt(stores: Stores, pattern: RegExp, when: 'before' | 'after'): Stores {
  return { ...stores, engine: dyingEngine(stores.engine, pattern, when) };
}

function dyingEngine(engine: Engine, pattern: RegExp, when: 'before' | 'after'): Engine {
  let dead = false;
  const guarded = async <T>(text: string, send: () => Promise<T>): Promise<T> => {
    if (dead) throw new Error('the process is dead');
    if (!pattern.test(text)) return send();
    dead = true;
    if (when === 'after') await send();
    throw new Error('killed');
  };
  const { writer } = engine;
  return {
    ...engine,
    writer: {
      ...writer,
      run: (statement, options) => guarded(statement.sql, () => writer.run(statement, options)),
      ask: (statement, options) => guarded(statement.sql, () => writer.ask(statement, options)),
      insertFile: (table, path, file, options) => guarded(`insertFile ${table}`, () => writer.insertFile(table, path, file, options)),
    },
  };
}
