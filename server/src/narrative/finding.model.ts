import { Field, Float, ObjectType } from '@nestjs/graphql';
import { ToneEnum } from '../graphql/enums.js';
import { LocalisedText } from '../graphql/words.model.js';
import type { Finding, Tone } from './finding.js';

@ObjectType({ description: "A number behind a sentence, in the metric's unit (shares 0 to 1, days, amounts in the currency of the dataset)." })
export class FindingFigure {
  @Field() readonly name!: string;
  @Field(() => Float) readonly value!: number;
}

@ObjectType('Finding', { description: 'One thing that may be said of an answer, as pages and reports print it.' })
export class FindingAnswer {
  @Field(() => [FindingFigure]) readonly figures!: readonly FindingFigure[];
  @Field(() => ToneEnum) readonly tone!: Tone;
  @Field({ description: 'The kind of thing: size, comparison, control …' }) readonly what!: string;
  @Field(() => LocalisedText, { description: 'The whole sentence.' }) readonly words!: LocalisedText;
}

/** A finding as the contract answers it. */
export const findingAnswer = ({ figures, tone, what, words }: Finding): FindingAnswer =>
  ({ tone, what, words, figures: Object.entries(figures).map(([name, value]) => ({ name, value })) });
