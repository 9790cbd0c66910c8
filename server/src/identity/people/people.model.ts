import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DimensionIdEnum, RightEnum, RoleEnum } from '../../graphql/enums.js';
import { LocalDate, Timestamp } from '../../graphql/scalars.js';
import { FilterInput } from '../../graphql/selection.input.js';
import type { Right, Role } from '../rights.js';
import type { ScopeDimension } from './scope.js';

@ObjectType({ description: 'Cases with one of these values.' })
export class ScopePart {
  @Field(() => DimensionIdEnum) readonly dimension!: ScopeDimension;
  @Field(() => [String]) readonly values!: readonly string[];
}

@ObjectType({ description: 'A role within a scope, for a time. Grants are never changed: they are revoked, and others given.' })
export class Grant {
  @Field(() => ID) readonly id!: string;
  @Field(() => RoleEnum) readonly role!: Role;
  @Field(() => [ScopePart], { nullable: true, description: 'All of these hold; null: everything.' }) readonly scope!: readonly ScopePart[] | null;
  @Field(() => Timestamp) readonly validFrom!: string;
  @Field(() => Timestamp, { nullable: true }) readonly validTo!: string | null;
  @Field(() => Timestamp) readonly grantedAt!: string;
  @Field() readonly grantedBy!: string;
  @Field(() => Timestamp, { nullable: true }) readonly revokedAt!: string | null;
  @Field({ description: 'It holds now.' }) readonly isInForce!: boolean;
  @Field({ description: 'Whoever asks may revoke it.' }) readonly mayRevoke!: boolean;
}

@ObjectType({ description: 'Somebody who may sign in.' })
export class Person {
  @Field(() => ID) readonly id!: string;
  @Field() readonly login!: string;
  @Field() readonly name!: string;
  @Field({ description: 'Who of the data they are, or empty.' }) readonly mediator!: string;
  @Field() readonly isActive!: boolean;
  @Field(() => Timestamp) readonly createdAt!: string;
  @Field() readonly createdBy!: string;
  @Field(() => [Grant], { description: 'Newest first.' }) readonly grants!: readonly Grant[];
  @Field({ description: 'Whoever asks may close the account and reset its password: everything it may do lies within what they may.' }) readonly mayManage!: boolean;
}

@ObjectType({ description: 'Somebody with a password that is told this once; null for whoever signs in elsewhere.' })
export class PersonWithPassword {
  @Field(() => Person) readonly person!: Person;
  @Field(() => String, { nullable: true }) readonly password!: string | null;
}

@ObjectType({ description: 'What a program is known by.' })
export class Token {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
  @Field(() => [RightEnum]) readonly rights!: readonly Right[];
  @Field(() => Timestamp) readonly madeAt!: string;
  @Field(() => Timestamp) readonly endsAt!: string;
  @Field(() => Timestamp, { nullable: true }) readonly usedAt!: string | null;
  @Field(() => Timestamp, { nullable: true }) readonly revokedAt!: string | null;
}

@ObjectType({ description: 'A token with its secret, which is told this once.' })
export class TokenWithSecret {
  @Field(() => Token) readonly token!: Token;
  @Field() readonly secret!: string;
}

@ObjectType({ description: 'Whoever asks, as they may see themselves.' })
export class Profile {
  @Field() readonly login!: string;
  @Field() readonly name!: string;
  @Field(() => ID, { nullable: true, description: 'The grant they act by.' }) readonly actsBy!: string | null;
  @Field(() => [Grant]) readonly grants!: readonly Grant[];
  @Field(() => [Token]) readonly tokens!: readonly Token[];
}

@InputType()
export class NewPersonInput {
  @Field() readonly login!: string;
  @Field() readonly name!: string;
  @Field({ defaultValue: '' }) readonly mediator!: string;
  @Field({ defaultValue: false, description: 'Signs in at the provider of single sign-on, with no password here.' }) readonly isElsewhere!: boolean;
}

@InputType()
export class GrantInput {
  @Field(() => ID) readonly person!: string;
  @Field(() => RoleEnum) readonly role!: Role;
  @Field(() => [FilterInput], { nullable: true, description: 'Null: everything.' }) readonly scope?: readonly FilterInput[] | null;
  @Field(() => LocalDate, { nullable: true, description: 'The first day it holds; null: from now.' }) readonly firstDay?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The last day it holds; null: until it is revoked.' }) readonly lastDay?: string | null;
}

@InputType()
export class TokenInput {
  @Field() readonly name!: string;
  @Field(() => [RightEnum]) readonly rights!: readonly Right[];
  @Field(() => Int) readonly days!: number;
}
