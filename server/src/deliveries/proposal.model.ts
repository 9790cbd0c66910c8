import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { FoldRule } from '@concord/etl';
import type { SubjectId } from '@concord/sql';
import { FoldRuleEnum, SubjectIdEnum } from '../graphql/enums.js';
import { LocalisedText } from '../graphql/words.model.js';

@ObjectType({ description: 'A column of a case, and the column of the file it is proposed to come from.' })
export class ProposedColumn {
  @Field() readonly column!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field() readonly isRequired!: boolean;
  @Field(() => String, { nullable: true }) readonly from!: string | null;
  @Field(() => Float, { description: 'From 0 to 1.' }) readonly confidence!: number;
  @Field(() => LocalisedText) readonly reason!: LocalisedText;
}

@InputType()
export class ColumnChoice {
  @Field({ description: 'A column of a case.' }) readonly column!: string;
  @Field(() => String, { nullable: true, description: 'The column of the file; null: from none.' }) readonly from?: string | null;
}

@InputType({ description: 'How the rows of a case become one value of a column.' })
export class FoldChoice {
  @Field({ description: 'A column of a case.' }) readonly column!: string;
  @Field(() => FoldRuleEnum) readonly rule!: FoldRule;
}

@ObjectType({ description: 'How a column of a case comes out of its rows, where rows fold.' })
export class ProposedFold {
  @Field() readonly column!: string;
  @Field(() => FoldRuleEnum) readonly rule!: FoldRule;
  @Field(() => [FoldRuleEnum], { description: 'The rules this kind of column may have.' }) readonly choices!: readonly FoldRule[];
  @Field({ description: 'Rows of one case differ in it, as far as the first rows show.' }) readonly differs!: boolean;
}

@InputType()
export class OutcomeChoice {
  @Field({ description: 'As the file says it.' }) readonly value!: string;
  @Field({ description: 'A code of the canonical outcomes; empty: still open.' }) readonly code!: string;
}

@InputType({ description: 'What a person decided about a proposal. What is left out stays as proposed.' })
export class ProposalDecisions {
  @Field(() => String, { nullable: true, description: 'Lower case letters, digits and hyphens.' }) readonly id?: string | null;
  @Field(() => String, { nullable: true }) readonly label?: string | null;
  @Field(() => SubjectIdEnum, { nullable: true, description: 'What the rows are about; cases when left out.' }) readonly into?: SubjectId | null;
  @Field(() => String, { nullable: true, description: 'The dataset reference data belongs to.' }) readonly dataset?: string | null;
  @Field(() => [ColumnChoice], { defaultValue: [] }) readonly columns: readonly ColumnChoice[] = [];
  @Field(() => [OutcomeChoice], { defaultValue: [] }) readonly outcomes: readonly OutcomeChoice[] = [];
  @Field(() => [FoldChoice], { defaultValue: [] }) readonly folds: readonly FoldChoice[] = [];
  @Field(() => Boolean, { nullable: true, description: 'The source delivers cases only once they are closed.' }) readonly closedOnly?: boolean | null;
}

@ObjectType({ description: 'An outcome as the file says it, and the code it is taken for.' })
export class ProposedOutcome {
  @Field() readonly value!: string;
  @Field(() => Int, { description: 'Rows among the first of the file.' }) readonly rows!: number;
  @Field(() => String, { nullable: true, description: 'Null: nobody knows yet.' }) readonly code!: string | null;
}

@ObjectType({ description: 'A code of the canonical outcomes.' })
export class OutcomeCode {
  @Field() readonly code!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
}

@ObjectType({ description: 'A source profile made from a file by its column names and first rows; to be looked at before it is used.' })
export class Proposal {
  @Field({ description: 'The profile, as YAML.' }) readonly text!: string;
  @Field(() => [ProposedColumn]) readonly columns!: readonly ProposedColumn[];
  @Field(() => [ProposedOutcome]) readonly outcomes!: readonly ProposedOutcome[];
  @Field(() => [ProposedFold], { description: 'Of every column filled from rows that fold; empty where one row is one case.' }) readonly folds!: readonly ProposedFold[];
  @Field(() => Boolean, { nullable: true, description: 'Whether the source delivers closed cases only; null where that need not be asked, since open ones are among the first rows.' }) readonly closedOnly!: boolean | null;
  @Field(() => [OutcomeCode], { description: 'What an outcome may be taken for.' }) readonly outcomeCodes!: readonly OutcomeCode[];
  @Field(() => [String], { description: 'Columns of the file that no column of a case is taken from.' }) readonly unmapped!: readonly string[];
  @Field(() => [LocalisedText], { description: 'What only a person can decide.' }) readonly questions!: readonly LocalisedText[];
}
