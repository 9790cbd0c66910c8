import { TEMPLATE, type Template } from '../template/template.js';
import { TemplateRefused } from './template-refused.js';

/** Largest file of a template, in characters. */
const MAX_FILE = 50_000;

/** A template as a file: fields in the order of the schema, a line each, so that two can be compared line by line. */
export const writeTemplate = (template: Template): string => `${JSON.stringify(TEMPLATE.parse(template), null, 2)}\n`;

/** Reads a template file. Throws `TemplateRefused` TEMPLATE_TOO_LARGE, TEMPLATE_NOT_JSON, TEMPLATE_INVALID, which says where. */
export function readTemplate(text: string): Template {
  if (text.length > MAX_FILE) throw TemplateRefused.of('TEMPLATE_TOO_LARGE');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw TemplateRefused.of('TEMPLATE_NOT_JSON');
  }
  const parsed = TEMPLATE.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || '(file)'}: ${message}`).join('; ').slice(0, 500);
  throw new TemplateRefused('TEMPLATE_INVALID', { zh: `报告模板内容有误：${where}。`, en: `The template is not valid: ${where}.` });
}
