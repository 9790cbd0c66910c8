import { graphql } from '../../graphql/gen/index.js';

/** What reports can be made by. */
export const REPORT_TEMPLATES = graphql(/* GraphQL */ `
  query ReportTemplates { reportTemplates { id title { en zh } period fiscal isOfLetter isOfMeeting isOfPerson isOfRound rights isBuiltIn isChanged revision file original savedAt savedBy sections { id title { en zh } } } }
`);
/** Rounds of the board that a report can be about. */
export const REPORT_ROUNDS = graphql(/* GraphQL */ `query ReportRounds($dataset: String!) { boardRounds(dataset: $dataset) { id title phase } }`);
/** What is written beside the figures of a report. */
export const REPORT_DRAFT = graphql(/* GraphQL */ `
  query ReportDraft($dataset: String!, $template: String!, $period: String!, $subject: String, $round: ID) {
    reportDraft(dataset: $dataset, template: $template, period: $period, subject: $subject, round: $round) { revision savedAt savedBy sections { section words { en zh } } }
  }
`);
/** Keeps what is written. */
export const SAVE_DRAFT = graphql(/* GraphQL */ `
  mutation SaveReportDraft($dataset: String!, $template: String!, $period: String!, $subject: String, $round: ID, $revision: Int!, $words: [SectionWordsInput!]!) {
    saveReportDraft(dataset: $dataset, template: $template, period: $period, subject: $subject, round: $round, revision: $revision, words: $words) { revision savedAt }
  }
`);
/** Holds what is written against the numbers. */
export const CHECK_COMMENTARY = graphql(/* GraphQL */ `
  query CheckCommentary($dataset: String!, $template: String!, $period: String!, $subject: String, $round: ID, $filters: [FilterInput!]!, $words: [SectionWordsInput!]!) {
    checkCommentary(dataset: $dataset, template: $template, period: $period, subject: $subject, round: $round, filters: $filters, words: $words) { section language claims flags { from claim why words { en zh } } }
  }
`);
/** Seals a report. */
export const PUBLISH_PACK = graphql(/* GraphQL */ `mutation PublishPack($input: PackInput!) { publishPack(input: $input) { id files { name } } }`);
/** The archive. */
export const REPORT_PACKS = graphql(/* GraphQL */ `query ReportPacks($input: PackSearchInput!) { reportPacks(input: $input) { after rows { id dataset template period title { en zh } dataVersion madeAt } } }`);
/** One pack. */
export const REPORT_PACK = graphql(/* GraphQL */ `
  query ReportPack($id: ID!) {
    reportPack(id: $id) { id dataset template period title { en zh } dataVersion madeAt asOf publisher scope { en zh } filters { en zh } definitions digest keyId because files { name format language bytes digest } }
  }
`);
graphql(/* GraphQL */ `fragment ChangedNumberFields on ChangedNumber { place { en zh } earlier { en zh } later { en zh } why { en zh } }`);
/** Holds a pack against its seal, its files and the data of then. */
export const VERIFY_PACK = graphql(/* GraphQL */ `
  mutation VerifyPack($id: ID!) { verifyPack(id: $id) { isGreen isIntact isOurs compared notDerived { en zh } files { name isIntact lacking } differing { ...ChangedNumberFields } } }
`);
/** Two packs, number against number. */
export const COMPARE_PACKS = graphql(/* GraphQL */ `
  query ComparePacks($a: ID!, $b: ID!, $skip: Int!) { comparePacks(a: $a, b: $b, first: 25, skip: $skip) { compared differing earlier { madeAt } later { madeAt } rows { ...ChangedNumberFields } } }
`);
/** Revisions of a template. */
export const TEMPLATE_REVISIONS = graphql(/* GraphQL */ `query TemplateRevisions($id: ID!) { reportTemplateRevisions(id: $id) { revision isRemoved file savedAt savedBy } }`);
/** Keeps a template. */
export const SAVE_TEMPLATE = graphql(/* GraphQL */ `mutation SaveReportTemplate($file: String!, $revision: Int!) { saveReportTemplate(file: $file, revision: $revision) { id revision } }`);
/** Takes a template away, or gives the original back. */
export const REMOVE_TEMPLATE = graphql(/* GraphQL */ `mutation RemoveReportTemplate($id: ID!, $revision: Int!) { removeReportTemplate(id: $id, revision: $revision) }`);

/** What a save moves. */
export const TEMPLATES_MOVED = ['ReportTemplate', 'TemplateRevision', 'TemplateSection'] as const;
/** What sealing moves. */
export const PACKS_MOVED = ['PackPage', 'PackHead', 'Pack'] as const;
