/** The part that is used; the package's own declarations name their files without extensions, which this module resolution does not follow. */
declare module 'opencc-js/t2cn' {
  export function Converter(locales: { readonly from: 't'; readonly to: 'cn' }): (text: string) => string;
}
