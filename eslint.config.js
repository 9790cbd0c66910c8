import js from '@eslint/js';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import { houseRules } from './test/tools/lint/house.js';

const TYPED = ['**/*.ts'];
const PROOFS = ['**/*.{test,spec}.ts', 'test/**/*.ts'];

/** Layout is the editor's business; these rules would only argue about line breaks. */
const VUE_LAYOUT = [
  'first-attribute-linebreak', 'html-closing-bracket-newline', 'html-closing-bracket-spacing', 'html-indent', 'html-self-closing',
  'max-attributes-per-line', 'multiline-html-element-content-newline', 'mustache-interpolation-spacing', 'singleline-html-element-content-newline',
];

const strictTypes = {
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': false }],
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  // Its successor lives in vue-router/experimental.
  '@typescript-eslint/no-deprecated': ['error', { allow: [{ from: 'package', name: 'scrollBehavior', package: 'vue-router' }] }],
  // Nest modules are classes that hold nothing but their decorator.
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  // GraphQL models are classes because decorators need them; resolvers answer with plain objects of that shape.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

export default tseslint.config(
  { ignores: ['**/dist/**', '.concord/**', 'data/**', 'test-results/**', '**/*.gen.ts', 'web/src/graphql/gen/**'] },
  js.configs.recommended,
  { files: ['**/*.{js,cjs,mjs}'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
  // The compiler checks these with the types of Node (test/tools/tsconfig.json).
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' }, rules: { 'no-undef': 'off' } },
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...strictTypes, 'no-undef': 'off' },
  },
  {
    files: ['**/*.vue'],
    extends: [tseslint.configs.strict, vue.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser, sourceType: 'module' } },
    rules: {
      ...Object.fromEntries(VUE_LAYOUT.map((name) => [`vue/${name}`, 'off'])),
      'no-undef': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/multi-word-component-names': 'off',
      // The compiler knows when a switch is exhaustive; this rule does not.
      'vue/return-in-computed-property': 'off',
      'vue/no-v-html': 'error',
    },
  },
  { files: PROOFS, rules: { '@typescript-eslint/unbound-method': 'off' } },
  // It mounts App.vue, whose type only vue-tsc knows.
  { files: ['web/src/main.ts'], rules: { '@typescript-eslint/no-unsafe-argument': 'off' } },
  houseRules,
);
