import { dimensionById, memberLabel } from '../catalogue.js';
import { namesInForce, withNames } from './member-names.js';

const name = (zh: string) => ({ zh, en: zh });
const names = namesInForce([
  { column: 'business', code: 'B03', edition: 'v10', name: name('信用卡业务') }, { column: 'business', code: 'B03', edition: 'v9', name: name('卡') },
  { column: 'cause', code: 'C01', edition: '2024', name: name('服务') }, { column: 'cause', code: '__proto__', edition: '2024', name: name('奇') },
]);

it('calls a member as the newest edition does, and as the product does where none names it', () => {
  const business = withNames(dimensionById('business'), names);
  expect(['B03', 'B04', 'X', ''].map((code) => memberLabel(business, code).zh)).toEqual(['信用卡业务', '贷款', 'X', '未填写']);
  expect(memberLabel(dimensionById('business'), 'B03').zh).toBe('信用卡');
});

it('calls the parts of a composite each by its own names', () => {
  expect(memberLabel(withNames(dimensionById('issue'), names), 'B03|S|C01')).toMatchObject({ zh: '信用卡业务 · S · 服务' });
});

it('takes any code, and leaves dimensions alone that nobody names', () => {
  expect(memberLabel(withNames(dimensionById('cause'), names), '__proto__').zh).toBe('奇');
  expect(memberLabel(withNames(dimensionById('cause'), names), 'constructor').zh).toBe('constructor');
  expect(withNames(dimensionById('region'), names)).toBe(dimensionById('region'));
});
