import { graphql } from './gen/index.js';

/** Who asks, for whoever may not ask anything else of the boot. */
export const WHO = graphql(/* GraphQL */ `query Who { viewer { isLocal isSsoOffered name rights seenAs seesNames } }`);

/** What every page needs before it can ask anything: what can be measured, split and filtered, and how fresh it is. */
export const BOOT = graphql(/* GraphQL */ `
  query Boot {
    catalogue {
      dimensions { id label { en zh } namesPeople snapshotOnly }
      metrics {
        id kind unit better basis basisLabel { en zh } label { en zh } meaning { en zh }
        numeratorLabel { en zh } denominatorLabel { en zh } source { en zh } definitionVersion minN alongside tile rolling splits ofMoney weighted ongoing { en zh }
      }
    }
    viewer { isLocal isSsoOffered name rights seenAs seesNames }
    freshness {
      dataVersion publishedAt
      datasets { id label { en zh } isDemo asOf cases currency hasWorkdays firstReceivedOn lastReceivedOn metrics dimensions }
    }
  }
`);
