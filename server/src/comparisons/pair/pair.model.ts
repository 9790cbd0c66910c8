import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../../graphql/enums.js';
import { Member } from '../../graphql/words.model.js';
import { MetricValue } from '../../metrics/metrics.model.js';
import { FindingAnswer } from '../../narrative/finding.model.js';

@ObjectType({ description: 'One of two, beside everybody with like cases.' })
export class PairSide {
  @Field(() => Float) readonly expected!: number;
  @Field(() => Member) readonly member!: Member;
  @Field(() => Float, { description: 'Share of the cases in strata where peers have at least 30.' }) readonly overlap!: number;
  @Field(() => Float, { description: 'Points (as a share) above or below the like once chance is taken out, empirical Bayes.' }) readonly shrunk!: number;
  @Field(() => Float) readonly shrunkSd!: number;
  @Field(() => MetricValue) readonly value!: MetricValue;
}

@ObjectType({ description: 'Like cases of both. The path is what they have in common.' })
export class PairStratum {
  @Field(() => MetricValue) readonly first!: MetricValue;
  @Field(() => [Member]) readonly path!: readonly Member[];
  @Field(() => MetricValue) readonly second!: MetricValue;
  @Field(() => Float, { description: 'Share of the comparison that it makes up.' }) readonly weight!: number;
}

@ObjectType({ description: 'How alike their cases are in one respect: the share of one’s cases that would have to be others for the mixes to be equal. 0: alike.' })
export class PairBalance {
  @Field(() => Float, { nullable: true, description: 'Among like cases, as they count; null where they share none.' }) readonly after!: number | null;
  @Field(() => Float) readonly before!: number;
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field({ description: 'Like cases are those equal in it; else it only shows whether they are alike as well.' }) readonly isMatched!: boolean;
}

@ObjectType({ description: 'Two members on the same measure: as they are, beside everybody, and on their like cases alone.' })
export class Pair {
  @Field(() => [PairBalance]) readonly balance!: readonly PairBalance[];
  @Field(() => Float, { nullable: true, description: 'P(the first is truly above the second), each beside everybody with like cases; null where either has fewer than 30 cases or too few like them.' }) readonly chanceFirst!: number | null;
  @Field(() => Float, { nullable: true, description: 'First − second over like cases (Mantel–Haenszel); null where they share none.' }) readonly difference!: number | null;
  @Field(() => Float, { nullable: true, description: '95 % limits (Sato 1989).' }) readonly differenceHigh!: number | null;
  @Field(() => Float, { nullable: true }) readonly differenceLow!: number | null;
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => [FindingAnswer], { description: 'What may be said of it, in order.' }) readonly findings!: readonly FindingAnswer[];
  @Field(() => PairSide) readonly first!: PairSide;
  @Field(() => [DimensionIdEnum]) readonly likeBy!: readonly DimensionId[];
  @Field(() => Int, { description: 'Cases of the first in strata that the second has as well.' }) readonly matchedFirst!: number;
  @Field(() => Int) readonly matchedSecond!: number;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => PairSide) readonly second!: PairSide;
  @Field(() => [PairStratum], { description: 'Strata both have cases in, the weightiest first.' }) readonly strata!: readonly PairStratum[];
}
