import { listRejects, loadFiles, readProfile, recordProfileId } from '@concord/etl';
import { allRecords, type RecordId } from '@concord/sql';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

/** Of each kind: a header in Chinese, a row that is right, and what is kept of it. */
const ROWS: Readonly<Record<RecordId, readonly [header: string, row: string, kept: Readonly<Record<string, string>>]>> = {
  baseline: ['指标,起始日,冻结日,理由', 'settlement_rate,2024-01-01,2024-12-31,新办法施行', { metric: 'settlement_rate', starts_on: '2024-01-01', frozen_until: '2024-12-31', reason_zh: '新办法施行' }],
  branch: ['分支行,生效日,失效日,机构,地区,客户数', '朝阳支行,2024-01-01,2024-12-31,北京分行,北京,"1,234,567"', { branch: '朝阳支行', institution: '北京分行', region: '北京', customers: '1234567' }],
  calendar: ['日历,日期,通知年度,是否放假,节日', 'cn,2027-01-01,2027,是,元旦', { calendar: 'cn', day: '2027-01-01', notice_year: '2027', is_off_day: '1', name: '元旦' }],
  campaign: ['活动,生效日,失效日,名称,维度,成员,类别', 'K1,2024-03-01,2024-03-31,三月宣传,institution,北京分行,激励', { campaign: 'K1', kind: 'incentive', name_zh: '三月宣传', dimension: 'institution', member: '北京分行' }],
  closings_known: ['办结起始日,机构', '2024-01-01,北京分行', { institution: '北京分行', known_since: '2024-01-01' }],
  court_feed: ['机构,生效日,失效日', '北京分行,2024-01-01,2024-12-31', { institution: '北京分行' }],
  crosswalk: ['分类,旧代码,现行代码', 'product,OLD,NEW', { scheme: 'product', old_code: 'OLD', new_code: 'NEW' }],
  institution: ['机构,生效日,失效日,机构类别,营业网点数', '北京分行,2024-01-01,2024-12-31,large,"1,234"', { institution: '北京分行', peer_group: 'large', outlets: '1234' }],
  customers: ['机构,生效日,失效日,客户数', '北京分行,2024-01-01,2024-12-31,"12,345,678"', { institution: '北京分行', customers: '12345678' }],
  definition_break: ['编号,变更日,指标,说明', 'B1,2024-07-01,settlement_rate,口径变更', { break_id: 'B1', changed_on: '2024-07-01', metric: 'settlement_rate', text_zh: '口径变更' }],
  handover: ['案件编号,转办日,移交人,接手人,转办原因,当日次序', 'C1,2024-01-05,甲,乙,回避,1', { case_no: 'C1', handed_over_on: '2024-01-05', from_mediator: '甲', to_mediator: '乙', reason: 'recusal', order: '1' }],
  mediator_alias: ['另一写法或代码,现用的写法或代码,决定日,决定人,理由', '张 三,张三,2024-05-06,办公室主任,同一人，录入时多了空格', { alias: '张 三', mediator: '张三', decided_on: '2024-05-06', decided_by: '办公室主任', reason: '同一人，录入时多了空格' }],
  mediator: ['调解员,生效日,失效日,调解组织,团队,团队负责人,入职日,工时比例(FTE),培训学时', '甲,2024-01-01,2024-06-30,市中心,一组,乙,2020-05-01,0.5,40.25',
    { mediator: '甲', organisation: '市中心', team: '一组', team_lead: '乙', started_on: '2020-05-01', fte: '0.5', training_hours: '40.25' }],
  message: ['短信编号,案件编号,发送时间,模板,回执,送达时间,点击时间,回复时间,退订', 'S1,C1,2024-01-05 09:30:00,T1,送达,2024-01-05 09:30:05,2024-01-05 10:00:00,,否',
    { message_id: 'S1', case_no: 'C1', sent_at: '2024-01-05 09:30:00', template: 'T1', receipt: 'delivered', delivered_at: '2024-01-05 09:30:05', opened_at: '2024-01-05 10:00:00', opted_out: '0' }],
  organisation: ['调解组织,生效日,失效日,名称', '市中心,2020-01-01,2024-12-31,市调解中心', { organisation: '市中心', name_zh: '市调解中心' }],
  sla_rule: ['规则,生效日,失效日,时限（日）,日的算法,起点,终点,限于案件来源,依据', 'R1,2024-01-01,2024-12-31,30,working,accepted_on,closed_on,court,内部办法第3条',
    { rule: 'R1', limit_days: '30', unit: 'working', start_event: 'accepted_on', end_event: 'closed_on', intake_channel: 'court', basis: '内部办法第3条' }],
  target: ['指标,维度,成员,生效日,失效日,目标值,合理区间下限,合理区间上限', 'settlement_rate,institution,北京分行,2024-01-01,2024-12-31,0.6,0.55,0.8',
    { metric: 'settlement_rate', dimension: 'institution', member: '北京分行', value: '0.6', lower: '0.55', upper: '0.8' }],
  taxonomy: ['分类,版本,代码,名称,英文名称', 'product,2024,P-1,信用卡,Credit card', { scheme: 'product', version: '2024', code: 'P-1', name_zh: '信用卡', name_en: 'Credit card' }],
  training: ['培训,调解员,培训日,类别,学时,主题,团队', 'X1,甲,2024-04-01,演练,8.5,息费争议,一组', { training: 'X1', mediator: '甲', held_on: '2024-04-01', kind: 'drill', hours: '8.5', topic: '息费争议', team: '一组' }],
};

it.each(allRecords.map(({ id, validity }) => [id, validity] as const))('%s is loaded by the profile it brings, cell by cell, and known again', async (id, validity) => {
  const [header, row, kept] = ROWS[id];
  const profile = await readProfile(recordProfileId(id));
  const load = async (name: string, ...rows: readonly string[]) => loadFiles(store.stores, { profile, files: [await store.file(`${id}-${name}.csv`, [header, ...rows, ''].join('\n'))], dataset: 'every', pseudonymKey: KEY });
  expect(await load('first', row)).toMatchObject({ into: id, delivered: 1, loaded: 1, rejected: 0, casesNew: 1 });
  const spans = validity === 'span' ? row.split(',').filter((cell) => /^20\d\d-\d\d-\d\d$/u.test(cell)).slice(0, 2) : ['1970-01-01', null];
  expect(await store.ask(`SELECT fields, toString(valid_from), toString(valid_to) FROM concord.record_version WHERE kind = '${id}'`)).toEqual([[expect.objectContaining(kept), ...spans]]);
  // The same record in another file is unchanged; a sister of it that is wanting is not taken.
  const again = await load('again', row, row.replace(/^[^,]*/u, ''));
  expect(again).toMatchObject({ delivered: 2, loaded: 0, unchanged: 1, rejected: 1 });
  expect((await listRejects(store.engine, again.loadNo, 9)).map(({ rowNo, reason }) => [rowNo, reason])).toEqual([[3, 'MISSING_VALUE']]);
});
