/** A template as its file holds it; the server checks every field when it is saved. */
export interface TemplateFile {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly sections: readonly TemplateSection[];
}

/** A section of it. */
export interface TemplateSection {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly filters?: readonly { readonly dimension: string; readonly values: readonly string[]; readonly exclude?: boolean }[];
  readonly parts: readonly unknown[];
}

const hasWords = (value: unknown): value is { zh: string; en: string } => typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
const isSection = (value: unknown): value is TemplateSection => typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'title' in value && hasWords(value.title) && 'parts' in value && Array.isArray(value.parts);

/** Reads a file far enough to edit it; null where it is no template. */
export function readTemplateFile(text: string): TemplateFile | null {
  try {
    const read: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    const isOne = typeof read === 'object' && read !== null && 'id' in read && typeof read.id === 'string' && 'title' in read && hasWords(read.title) && 'sections' in read && Array.isArray(read.sections) && read.sections.every(isSection);
    return isOne ? (read as TemplateFile) : null;
  } catch {
    return null;
  }
}

/** As the server writes it. */
export const writeTemplateFile = (template: TemplateFile): string => `${JSON.stringify(template, null, 2)}\n`;

/** A section moved by so many places. */
export function moveSection(template: TemplateFile, at: number, by: -1 | 1): TemplateFile {
  const sections = [...template.sections];
  const [moved] = sections.splice(at, 1);
  if (moved === undefined || at + by < 0 || at + by > sections.length) return template;
  sections.splice(at + by, 0, moved);
  return { ...template, sections };
}

/** Without a section; the last one stays. */
export const removeSection = (template: TemplateFile, id: string): TemplateFile => (template.sections.length < 2 ? template : { ...template, sections: template.sections.filter((section) => section.id !== id) });

/** With a section at its end. */
export const addSection = (template: TemplateFile, section: TemplateSection): TemplateFile => ({ ...template, sections: [...template.sections, section] });

/** With a section changed; filters of nothing are none. */
export function changeSection(template: TemplateFile, id: string, change: Partial<TemplateSection>): TemplateFile {
  const changed = (section: TemplateSection): TemplateSection => {
    const { filters, parts, ...rest } = { ...section, ...change };
    return { ...rest, ...(filters === undefined || filters.length === 0 ? {} : { filters }), parts };
  };
  return { ...template, sections: template.sections.map((section) => (section.id === id ? changed(section) : section)) };
}

/** Sections of other templates that it has not. */
export function sectionsToAdd(template: TemplateFile, others: readonly TemplateFile[]): TemplateSection[] {
  const has = new Set(template.sections.map(({ id }) => id));
  const found = new Map<string, TemplateSection>();
  for (const { sections } of others) for (const section of sections) if (!has.has(section.id) && !found.has(section.id)) found.set(section.id, section);
  return [...found.values()];
}
