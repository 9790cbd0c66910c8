// Each thing that reaches out of the product has one door: the file that may do it. Everyone else comes through that file.
// A door names where it applies, where it stands open (with the reason when that is not the door itself), and what passes through it.

/**
 * @typedef {object} Door
 * @property {string} message what to do instead
 * @property {string[]} files where the door is watched
 * @property {string[]} open the door itself, and exceptions
 * @property {RegExp} [imports] module names that only the door may import
 * @property {boolean} [typesMayPass] `import type` is harmless
 * @property {string[]} [syntax] ESLint selectors
 */

const ROOMS = ['sql/**', 'etl/**', 'server/**', 'web/**'];
const PROOFS = '**/*.{test,spec}.ts';

/** Text in quotes or in a template that matches. @param {string} pattern @returns {string[]} */
const text = (pattern) => [`Literal[value=/${pattern}/]`, `TemplateElement[value.raw=/${pattern}/]`];

const CHINESE = '(?!和衷)(?<!和(?=衷))[\\u4e00-\\u9fff]';

/** @type {Record<string, Door>} */
export const doors = {
  environment: {
    message: 'The environment is read in server/src/config/ and etl/src/config.ts only; take the value from the config.',
    files: ROOMS,
    // The embedded engine checks the thread pool its process was given, and is told of memory while it is loaded: no config can change either afterwards.
    open: ['server/src/config/**', 'etl/src/config.ts', 'sql/src/engine/embedded.ts', 'sql/src/engine/memory.ts', 'web/*.ts', PROOFS],
    imports: /^(node:)?process$/,
    syntax: ["MemberExpression[object.name='process'][property.name='env']"],
  },
  engine: {
    message: 'ClickHouse is reached through sql/src/engine/ only; ask its Reader or Writer.',
    files: [...ROOMS, 'test/**'],
    // Benchmarks measure the engine bare, without our adapter.
    open: ['sql/src/engine/**', 'test/bench/bench-engine.ts', 'test/bench/peers/**'],
    imports: /^(chdb|@clickhouse\/client(-\w+)?)(\/|$)/,
  },
  operational: {
    message: 'The operational database is reached through sql/src/operational/ only; use the repositories of `Operational`.',
    files: [...ROOMS, 'test/**'],
    // Live sources are read with the fields' own drivers, which have a door of their own; a test's own server is asked for another empty database.
    open: ['sql/src/operational/**', 'etl/src/read/table/**', 'test/sources/**', 'test/store/postgres/**'],
    imports: /^(libsql|@libsql\/.+|kysely|pg|better-sqlite3|node:sqlite)(\/|$)/,
  },
  sources: {
    message: 'Databases of others are read through etl/src/read/table/ only, in one read-only transaction.',
    files: [...ROOMS, 'test/**'],
    open: ['etl/src/read/table/**', 'test/sources/**'],
    imports: /^(mysql2|pg-cursor)(\/|$)/,
  },
  echarts: {
    message: 'ECharts is imported in web/src/chart/echarts.ts (pages) and server/src/reports/print/chart-svg.ts (reports) only, which register the parts the product uses.',
    files: ROOMS,
    open: ['web/src/chart/echarts.ts', 'server/src/reports/print/chart-svg.ts'],
    imports: /^(echarts|vue-echarts|zrender)(\/|$)/,
    typesMayPass: true,
  },
  text: {
    message: 'Numbers and dates become text in web/src/text/format.ts (pages) and server/src/narrative/text.ts (sentences, reports) only.',
    files: ['sql/**', 'server/**', 'web/**'],
    // What a clock shows in another zone is told by nothing else.
    open: ['web/src/text/format.ts', 'server/src/narrative/text.ts', 'sql/src/time/zone.ts', PROOFS],
    syntax: ["MemberExpression[object.name='Intl']", 'MemberExpression[property.name=/^(toLocale(Date|Time)?String|toFixed|toPrecision|toDateString)$/]'],
  },
  calendar: {
    message: 'Dates are cut into periods, and a time zone is named, in sql/src/time/bucket.ts only.',
    files: ROOMS,
    open: ['sql/src/time/bucket.ts', PROOFS],
    syntax: [
      ...text('\\b(toStartOf[A-Z]\\w+|toMonday|dateTrunc|date_trunc|toTimeZone)\\b'),
      ...text('\\b(Africa|America|Asia|Australia|Europe|Pacific|Etc)\\/[A-Z]'),
    ],
  },
  clock: {
    message: 'A JS Date shifts days with the zone of the machine: use YYYY-MM-DD text, or the getUTC… methods.',
    files: ROOMS,
    open: [],
    syntax: ['CallExpression[callee.property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)$/]'],
  },
  upload: {
    message: 'Files from outside are opened, unpacked and decoded in etl/src/read/ only, where the limits are.',
    files: ['sql/**', 'etl/**', 'server/**'],
    open: ['etl/src/read/**', PROOFS],
    imports: /^(node:zlib|zlib|yauzl|papaparse|csv-parse|exceljs|xlsx|iconv-lite)(\/|$)/,
    syntax: ["NewExpression[callee.name='TextDecoder']"],
  },
  workbook: {
    message: 'Workbooks are written in server/src/workbook/ only: the library stays behind one door.',
    files: ROOMS,
    open: ['server/src/workbook/**', PROOFS],
    imports: /^hucre(\/|$)/,
  },
  outward: {
    message: 'Nothing is called out to but what an administrator set up: stores in sql/src/engine/ and sql/src/operational/, sources in etl/src/read/table/, the provider of single sign-on in server/src/identity/sso/, the mail server in server/src/sending/mail/.',
    files: ['sql/**', 'etl/**', 'server/**'],
    // The command line hands its files to the server on this machine; the server looks whether its port is free, and ends listening.
    open: ['server/src/identity/sso/**', 'etl/src/cli/hand-over.ts', 'server/src/main.ts', 'server/src/drain.ts', PROOFS],
    imports: /^((node:)?(http|https|http2|net|tls|dgram|dns)(\/promises)?|undici|axios|got|node-fetch|ws|openid-client)$/,
    typesMayPass: true,
    syntax: ["CallExpression[callee.name='fetch']", 'NewExpression[callee.name=/^(XMLHttpRequest|EventSource|WebSocket)$/]'],
  },
  mail: {
    message: 'Mail goes out through server/src/sending/mail/mailer.ts only, which holds its time limits and cleans what becomes a header.',
    files: [...ROOMS, 'test/**'],
    open: ['server/src/sending/mail/mailer.ts'],
    imports: /^(nodemailer|emailjs|mailgun|@sendgrid)(\/|$)/,
  },
  print: {
    message: 'Reports are set and printed in server/src/reports/print/ only, in a thread of its own.',
    files: ROOMS,
    // What is printed is read back as well.
    open: ['server/src/reports/print/**', 'server/src/reports/read-back/**'],
    imports: /^(@myriaddreamin\/.+|@expo-google-fonts\/.+|docx(\/.+)?|pptxgenjs|fflate)$/,
  },
  words: {
    message: 'Words of the interface live in web/src/text/, in both languages.',
    files: ['web/src/**'],
    open: ['web/src/text/**', PROOFS],
    // The product's own name is the same in both.
    syntax: ['Literal', 'VText', 'VLiteral'].map((type) => `${type}[value=/${CHINESE}/]`).concat(`TemplateElement[value.raw=/${CHINESE}/]`),
  },
  network: {
    message: 'Pages talk to the server through web/src/graphql/ only.',
    files: ['web/src/**'],
    open: ['web/src/graphql/**', PROOFS],
    imports: /^@urql\/core(\/|$)/,
    syntax: ["CallExpression[callee.name='fetch']", 'NewExpression[callee.name=/^(XMLHttpRequest|EventSource|WebSocket)$/]'],
  },
};
