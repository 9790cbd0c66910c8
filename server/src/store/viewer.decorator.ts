import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { NOBODY, type Viewer } from './viewer.js';

/** The viewer of the request, as the GraphQL context carries it. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = GqlExecutionContext.create(context).getContext<{ viewer?: Viewer }>();
  return viewer ?? NOBODY;
});
