import { HttpException, Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Request } from 'express';
import { OperationTypeNode, type GraphQLResolveInfo } from 'graphql';
import { mayAskBy } from '../store/dimensions.js';
import { QuestionError } from '../store/errors.js';
import { NOBODY, VIEWER, type Viewer, type ViewerOf } from '../store/viewer.js';
import type { Right } from './rights.js';

const NEEDS = 'concord:needs';
const NAMES = 'concord:names';
const PUBLIC = 'concord:public';
const OWN = 'concord:own';

/** What a question, a file or an act needs, all of it; a question without any needs that somebody may see figures. */
export const Needs = (...rights: readonly Right[]): MethodDecorator & ClassDecorator => SetMetadata(NEEDS, rights);

/** For an address that anybody may call, or that decides by itself who may: no other does without `Needs`. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** For what somebody asks or does about themselves alone: whoever may see figures, or read what was published, may. */
export const NeedsAnything = (): MethodDecorator & ClassDecorator => SetMetadata(OWN, true);

/** For what names mediators in every answer: whoever may see names gets it, and whoever sees the cases of named people only. */
export const NamesPeople = (): MethodDecorator & ClassDecorator => SetMetadata(NAMES, true);

/** Lets through whoever has the right that is needed; to an address that says neither what it needs nor that it is public, nobody. Nobody has one who has not signed in. Throws `QuestionError` SIGN_IN, FORBIDDEN; for a file they are 401 and 403. */
@Injectable()
export class NeedsGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, @Inject(VIEWER) private readonly viewer: ViewerOf) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.reflector.getAllAndOverride<readonly Right[] | undefined>(NEEDS, [context.getHandler(), context.getClass()]);
    if (context.getType<string>() === 'graphql') {
      const { viewer } = GqlExecutionContext.create(context).getContext<{ readonly viewer?: Viewer }>();
      const isOwn = this.reflector.getAllAndOverride<boolean | undefined>(OWN, [context.getHandler(), context.getClass()]) === true;
      mayDo(viewer, needed ?? (isOwn && viewer?.rights?.has('read') === true ? ['read'] : ['view']));
      if (viewer?.seenAs !== undefined && GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>().operation.operation === OperationTypeNode.MUTATION) throw new QuestionError('FORBIDDEN', 'who looks through another’s eyes does nothing');
      if (this.reflector.getAllAndOverride<boolean | undefined>(NAMES, [context.getHandler(), context.getClass()]) === true) mayAskBy(viewer ?? NOBODY, ['attributed_mediator']);
    }
    if (context.getType<string>() === 'http') {
      if (needed !== undefined) mayFetch(await this.viewer(context.switchToHttp().getRequest<Request>()), needed);
      else if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [context.getHandler(), context.getClass()]) !== true) throw new HttpException({ code: 'FORBIDDEN', message: 'this address does not say what it needs' }, 403);
    }
    return true;
  }
}

/** Refuses whoever lacks a right of those needed. Throws `QuestionError` SIGN_IN, FORBIDDEN. */
export function mayDo(viewer: Viewer | undefined, needed: readonly Right[]): void {
  const right = needed.find((one) => viewer?.rights?.has(one) !== true);
  if (right === undefined) return;
  if (viewer === undefined || viewer.id === NOBODY.id) throw new QuestionError('SIGN_IN', 'nobody is signed in');
  throw new QuestionError('FORBIDDEN', `this needs the right to ${right}`);
}

function mayFetch(viewer: Viewer, needed: readonly Right[]): void {
  try {
    mayDo(viewer, needed);
  } catch (error) {
    if (!(error instanceof QuestionError)) throw error;
    throw new HttpException({ code: error.code, message: error.message }, error.code === 'SIGN_IN' ? 401 : 403);
  }
}
