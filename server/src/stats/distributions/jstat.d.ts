/** The part of jstat 1.9 that is used; the package ships no types. */
declare module 'jstat' {
  const jstat: {
    readonly jStat: {
      readonly chisquare: { inv(probability: number, degreesOfFreedom: number): number };
      readonly normal: { cdf(x: number, mean: number, sd: number): number; inv(probability: number, mean: number, sd: number): number };
      readonly studentt: { inv(probability: number, degreesOfFreedom: number): number };
      gammaln(x: number): number;
      lowRegGamma(shape: number, x: number): number;
    };
  };
  export default jstat;
}
