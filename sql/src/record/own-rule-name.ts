/** What marks a rule of an institution that has no name of its own: its code may be that of a built-in rule whose place it took, whose name would not be its. */
const MARKS = { zh: '（自有规则）', en: ' (own rule)' } as const;

/** What an institution's own time limit is called (SQL over the fields of its record): its name, that of the other language where it has only one, else its code, marked. */
export function ownRuleName(language: 'en' | 'zh'): string {
  const other = language === 'en' ? 'zh' : 'en';
  return `multiIf(fields['name_${language}'] != '', fields['name_${language}'], fields['name_${other}'] != '', fields['name_${other}'], concat(fields['rule'], '${MARKS[language]}'))`;
}
