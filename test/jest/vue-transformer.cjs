// Turns a Vue single-file component into CommonJS for Jest. The compiler is the one the browser build uses, so that a test
// mounts what a user sees: script and template become one module, styles are dropped (jsdom does not lay out).
const { createHash } = require('node:crypto');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const swc = require('@swc/core');

const fromWeb = createRequire(join(__dirname, '..', '..', 'web', 'package.json'));
const compiler = fromWeb('vue/compiler-sfc');

function templateOnly(descriptor, filename, id) {
  const { code, errors } = compiler.compileTemplate({ source: descriptor.template.content, filename, id });
  if (errors.length > 0) throw new Error(`${filename}: ${String(errors[0])}`);
  return `${code}\nexport default { render };`;
}

function withScript(descriptor, id) {
  const inlineTemplate = descriptor.scriptSetup !== null;
  const script = compiler.compileScript(descriptor, { id, inlineTemplate, genDefaultAs: 'component' });
  return `${script.content}\nexport default component;`;
}

/** Jest's transformer contract: source text and path in, code with an inline source map out. Throws the first syntax error. */
function process(source, filename) {
  const { descriptor, errors } = compiler.parse(source, { filename });
  if (errors.length > 0) throw new Error(`${filename}: ${errors[0].message}`);
  const id = createHash('sha256').update(filename).digest('hex').slice(0, 8);
  const hasScript = descriptor.script !== null || descriptor.scriptSetup !== null;
  return swc.transformSync(hasScript ? withScript(descriptor, id) : templateOnly(descriptor, filename, id), {
    filename: `${filename}.ts`,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  });
}

module.exports = { process };
