import { SetMetadata, type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { QuestionError } from '../store/errors.js';
import type { Viewer } from '../store/viewer.js';
import type { Right } from './rights.js';

const NEEDS = 'concord:needs';

/** What a question or an act needs; without it seeing figures is enough. */
export const Needs = (right: Right): MethodDecorator & ClassDecorator => SetMetadata(NEEDS, right);

/** Lets a question or an act through for whoever has the right it needs. Nobody has one who has not signed in. Throws `QuestionError` SIGN_IN, FORBIDDEN. */
@Injectable()
export class NeedsGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const { viewer } = GqlExecutionContext.create(context).getContext<{ readonly viewer?: Viewer }>();
    mayDo(viewer, this.reflector.getAllAndOverride<Right | undefined>(NEEDS, [context.getHandler(), context.getClass()]) ?? 'view');
    return true;
  }
}

/** Refuses whoever lacks a right. Throws `QuestionError` SIGN_IN, FORBIDDEN. */
export function mayDo(viewer: Viewer | undefined, right: Right): void {
  if (viewer === undefined || viewer.id === 'nobody') throw new QuestionError('SIGN_IN', 'nobody is signed in');
  if (viewer.rights?.has(right) !== true) throw new QuestionError('FORBIDDEN', `this needs the right to ${right}`);
}
