/** The part of jstat 1.9 that is used; the package ships no types. */
declare module 'jstat' {
  const jstat: {
    readonly jStat: { readonly chisquare: { inv(probability: number, degreesOfFreedom: number): number } };
  };
  export default jstat;
}
