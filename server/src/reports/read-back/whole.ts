import { readXml } from './xml.js';
import { partsOf } from './zip.js';

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** Where a relation leads: from the folder of what it is of, or from the top. */
function leadsTo(relations: string, target: string): string {
  const steps = (target.startsWith('/') ? target.slice(1) : folderOf(relations).replace(/_rels\/$/u, '') + target).split('/');
  return steps.reduce<string[]>((path, step) => (step === '..' ? path.slice(0, -1) : step === '' || step === '.' ? path : [...path, step]), []).join('/');
}

/** What is not whole in an office file: parts that are no XML, relations that lead nowhere, parts without a type, types of parts that are not there. Nothing where programs can open it as it is. Throws `ReadBackError` for what is no ZIP file. */
export function damageOf(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes);
  const damage: string[] = [];
  const [endings, typed] = [new Set<string>(), new Set<string>()];
  for (const [name, part] of parts) {
    if (!/\.(xml|rels|vml)$/u.test(name)) continue;
    try {
      readXml(part, name, { open: (element, attribute) => {
        const target = attribute('Target') ?? '';
        if (element === 'Relationship' && attribute('TargetMode') !== 'External' && !parts.has(leadsTo(name, target))) damage.push(`${name} names ${target}, which is not there`);
        if (name !== '[Content_Types].xml') return;
        if (element === 'Default') endings.add(attribute('Extension') ?? '');
        if (element === 'Override') typed.add((attribute('PartName') ?? '').slice(1));
      } });
    } catch (error) {
      damage.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (const name of parts.keys()) if (!name.endsWith('/') && name !== '[Content_Types].xml' && !typed.has(name) && !endings.has(name.slice(name.lastIndexOf('.') + 1))) damage.push(`${name} has no type`);
  for (const name of typed) if (!parts.has(name)) damage.push(`${name} has a type and is not there`);
  return damage;
}
