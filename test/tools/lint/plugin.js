// The house's own lint rules: one per door, one for file names, one for docstrings, one for sentences.

import { basename, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { doors } from './doors.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BANNED_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'shared', 'constants']);
/** Files named after data (a metric's id, a dimension's, a check's, a query's), as the id is spelled everywhere else. */
const NAMED_AFTER_DATA = /^sql\/(metrics|dimensions|checks|queries|records)\//;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const SNAKE = /^[a-z0-9]+(_[a-z0-9]+)*(\.[a-z]+)*$/;
const PASCAL = /^([A-Z][A-Za-z0-9]*)\.vue$/;

/** @typedef {import('eslint').Rule.RuleModule} RuleModule */
/** @typedef {import('eslint').Rule.RuleContext} RuleContext */
/** @typedef {import('eslint').Rule.Node} Node */

/** Path inside the checkout with forward slashes. @param {RuleContext} context */
const pathOf = (context) => relative(ROOT, context.filename).split(sep).join('/');

/** Selectors must hold in a Vue template too, where ESLint does not look by itself. @param {RuleContext} context @param {Record<string, (node: Node) => void>} visitors */
function everywhere(context, visitors) {
  const vue = context.sourceCode.parserServices['defineTemplateBodyVisitor'];
  return typeof vue === 'function' ? vue(visitors, visitors) : visitors;
}

/** @param {import('./doors.js').Door} door @returns {RuleModule} */
const doorRule = (door) => ({
  meta: { type: 'problem', schema: [] },
  create(context) {
    const report = (/** @type {Node} */ node) => context.report({ node, message: door.message });
    const module = (/** @type {any} */ node) => {
      const isType = node.importKind === 'type' || node.exportKind === 'type';
      if (door.imports?.test(String(node.source?.value)) && !(isType && door.typesMayPass)) report(node);
    };
    const imports = door.imports === undefined ? [] : ['ImportDeclaration', 'ImportExpression', 'ExportNamedDeclaration', 'ExportAllDeclaration'];
    return everywhere(context, {
      ...Object.fromEntries(imports.map((type) => [type, module])),
      ...Object.fromEntries((door.syntax ?? []).map((selector) => [selector, report])),
    });
  },
});

/** @type {RuleModule} */
const fileName = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const path = pathOf(context);
      const name = basename(path).replace(/^\./, '');
      const stem = name.split('.')[0] ?? '';
      const pattern = name.endsWith('.vue') ? PASCAL : KEBAB;
      const fits = pattern.test(name) || (NAMED_AFTER_DATA.test(path) && SNAKE.test(name));
      if (!fits) context.report({ node, message: `File names are kebab-case, PascalCase for .vue and snake_case only where named after data: ${name}` });
      if (BANNED_NAMES.has(stem)) context.report({ node, message: `Say what is in it: "${stem}" holds anything and therefore everything.` });
    },
  }),
};

/** @type {RuleModule} */
const docstring = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    ExportNamedDeclaration(node) {
      const declaration = /** @type {any} */ (node.declaration);
      if (!declaration) return;
      const decorator = declaration.decorators?.[0];
      const startsBefore = decorator !== undefined && decorator.range[0] < (node.range?.[0] ?? 0);
      const before = context.sourceCode.getCommentsBefore(startsBefore ? decorator : node).at(-1);
      if (before?.type === 'Block' && before.value.startsWith('*')) return;
      const name = declaration.id?.name ?? declaration.declarations?.[0]?.id?.name ?? '';
      context.report({ node, message: `Say in a sentence what ${name} promises: shapes, units, errors, source of a formula.` });
    },
  }),
};

/** A dashboard shows what is, and what goes together; that one thing made another happen it cannot know. */
const CAUSES = /导致|造成|引起|引发|致使|促使|使得|归因|归功|得益于|由于|因为|源于|缘于|拉动|带动|推动|助推|\b(caus(ed|es|ing) (a|an|by|the)|because of|due to (the|a|an)|owing to|thanks to|(led|leads|leading) to|result(ed|s|ing) in|as a result of|driven by|drove|contribut(ed|es|ing) to|attributable to)\b/i;

/** @type {RuleModule} */
const noCause = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const message = 'Sentences count, compare and say what a rule found; they name no cause.';
    return {
      'Property > Literal': (/** @type {any} */ node) => { if (CAUSES.test(String(node.value))) context.report({ node, message }); },
      'Property TemplateElement': (/** @type {any} */ node) => { if (CAUSES.test(node.value.raw)) context.report({ node, message }); },
    };
  },
};

/** Rules `house/file-name`, `house/docstring`, `house/no-cause` and `house/door-<name>` for every door. */
export const house = {
  meta: { name: 'house' },
  rules: {
    'file-name': fileName,
    docstring,
    'no-cause': noCause,
    ...Object.fromEntries(Object.entries(doors).map(([name, door]) => [`door-${name}`, doorRule(door)])),
  },
};
