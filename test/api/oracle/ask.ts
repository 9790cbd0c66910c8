import { becauseOf, type Api } from '../api.js';
import { cases, deadlines, journey, mediatorNames, oneCase, records } from './cases.js';
import type { Question } from './draw.js';
import { breakdown, exploration, filterValues, freshness, funnelPlot, series, total, type Kind } from './figures.js';
import type { Person } from './people.js';
import { TOKEN } from './raw.js';
import type { World } from './world.js';

const KINDS = { breakdown, cases, deadlines, exploration, filterValues, freshness, funnelPlot, journey, mediatorNames, oneCase, records, series, total } as unknown as Readonly<Record<string, Kind<unknown>>>;
const FIELDS: Readonly<Record<string, string>> = { oneCase: 'case' };
const PEOPLE = ['mediator', 'first_mediator', 'attributed_mediator', 'team_lead'];

/** What went wrong: who asked what, what had to come back, and what did. */
export interface Failure { readonly person: string; readonly question: Question; readonly expected: unknown; readonly got: unknown }
/** What came back. */
export interface Answer { readonly status: number; readonly text: string; readonly data?: Record<string, unknown> | null; readonly errors?: readonly { readonly extensions: { readonly code: string } }[] }

/** The code with which somebody has to be refused, if they have to be. */
export function refusalOf({ asked, kind }: Question, person: Person): string | undefined {
  if (person.refusal !== undefined) return person.refusal;
  const { by, needs, refusal } = KINDS[kind] as Kind<unknown>;
  if (!['view', ...needs].every((right) => person.rights.has(right))) return 'FORBIDDEN';
  return by(asked).some((dimension) => PEOPLE.includes(dimension)) && !person.seesNames ? 'FORBIDDEN' : refusal?.(person);
}

/** Questions in one request, each under a name of its own: q0, q1 … */
export function request(questions: readonly Question[]): { readonly query: string; readonly variables: Record<string, unknown> } {
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};
  const fields = questions.map(({ asked, kind }, i) => {
    const { args, select } = KINDS[kind] as Kind<unknown>;
    const given = Object.entries(args).map(([name, type]) => {
      declared.push(`$q${String(i)}_${name}: ${type}`);
      variables[`q${String(i)}_${name}`] = asked[name];
      return `${name}: $q${String(i)}_${name}`;
    });
    return `q${String(i)}: ${FIELDS[kind] ?? kind}${given.length === 0 ? '' : `(${given.join(', ')})`} ${select}`;
  });
  return { query: `query ${declared.length === 0 ? '' : `(${declared.join(', ')})`} { ${fields.join(' ')} }`, variables };
}

/** Whether two answers are one but for the last bits of a number. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && isSame(one[key], other[key]));
}

/** Asks as people do, and holds what comes back against what has to. */
export class Asker {
  /** Questions that were answered, and refused, so far. */
  readonly asked = { answered: 0, refused: 0 };
  private readonly told = new Map<Person, ReadonlySet<string>>();

  constructor(private readonly api: Api, private readonly world: World) {}

  /** What of an answer's text somebody may not be told. */
  leakedIn(text: string, person: Person): string[] {
    const may = this.told.get(person) ?? this.world.toldTo(person, TOKEN);
    this.told.set(person, may);
    return [...new Set([...text.matchAll(TOKEN)].map(([found]) => found))].filter((found) => !may.has(found));
  }

  /** The failures of one request. Its questions are answered, or each has to be refused. */
  async failures(person: Person, questions: readonly Question[]): Promise<Failure[]> {
    const refused = questions.filter((question) => refusalOf(question, person) !== undefined);
    const answered = questions.filter((question) => !refused.includes(question));
    const found = answered.length === 0 ? [] : this.answers(person, answered, await this.ask(person, request(answered)));
    for (const question of refused) found.push(...this.refusal(person, question, await this.ask(person, request([question]))));
    return found;
  }

  /** The same question with less in it, as long as it fails. */
  async smallest(person: Person, failure: Failure): Promise<Failure> {
    for (const simpler of simplerThan(failure.question)) {
      const [still] = await this.failures(person, [simpler]);
      if (still !== undefined) return this.smallest(person, still);
    }
    return failure;
  }

  private answers(person: Person, questions: readonly Question[], { data, errors, status, text }: Answer): Failure[] {
    this.asked.answered += questions.length;
    const leaked = this.leakedIn(text, person);
    if (leaked.length > 0) return questions.map((question) => ({ person: person.name, question, expected: 'nothing of what others see', got: `told of ${leaked.slice(0, 5).join(', ')}` }));
    if (errors !== undefined || status !== 200) return questions.map((question) => ({ person: person.name, question, expected: 'an answer', got: text.slice(0, 1_000) }));
    return questions.flatMap((question, i): Failure[] => {
      const { expected, shaped } = KINDS[question.kind] as Kind<unknown>;
      const [want, got] = [expected(this.world, person, question.asked), shaped(data?.[`q${String(i)}`] as never)];
      return isSame(want, got) ? [] : [{ person: person.name, question, expected: want, got }];
    });
  }

  private refusal(person: Person, question: Question, { data, errors = [], text }: Answer): Failure[] {
    this.asked.refused += 1;
    const code = refusalOf(question, person);
    const isRefused = Object.values(data ?? {}).every((one) => one === null) && errors.length > 0 && errors.every(({ extensions }) => extensions.code === code) && this.leakedIn(text, { ...person, within: undefined }).length === 0;
    return isRefused ? [] : [{ person: person.name, question, expected: code, got: text.slice(0, 1_000) }];
  }

  /** A file, or what is said in its place. */
  async file(person: Person, path: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(becauseOf(`${this.api.url}${path}`), { headers: this.as(person) });
    return { status: response.status, text: await response.text() };
  }

  /** Asks as somebody. */
  async ask(person: Person, body: { readonly query: string; readonly variables: object }): Promise<Answer> {
    const response = await fetch(`${this.api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...this.as(person) }, body: JSON.stringify(body) });
    const text = await response.text();
    return { status: response.status, text, ...JSON.parse(text) as object };
  }

  private as({ cookie, viewer }: Person): Record<string, string> {
    if (viewer === undefined) this.api.askBySession();
    else this.api.viewer = viewer;
    return cookie === undefined ? {} : { cookie };
  }
}

/** A question without one of its filters, without time travel, a split, or one of its metrics. */
function simplerThan({ asked, kind }: Question): Question[] {
  const input = asked['input'] as Record<string, unknown> | undefined;
  if (input === undefined) return [];
  const { asOfLoad, ...now } = input;
  const [filters, metrics] = [(input['filters'] ?? []) as unknown[], (input['metrics'] ?? []) as unknown[]];
  const without = (list: readonly unknown[], at: number): unknown[] => list.filter((_, i) => i !== at);
  return [
    ...filters.map((_, at) => ({ ...input, filters: without(filters, at) })), ...(asOfLoad === undefined ? [] : [now]), ...(metrics.length < 2 ? [] : metrics.map((_, at) => ({ ...input, metrics: without(metrics, at) }))),
    ...['columns', 'rows', 'split'].filter((name) => typeof input[name] === 'string').map((name) => ({ ...input, [name]: null })), ...(input['grain'] === 'month' ? [{ ...input, grain: 'all' }] : []),
  ].map((simpler) => ({ kind, asked: { ...asked, input: simpler } }));
}
