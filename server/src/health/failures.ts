import { Catch, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/** Failures of questions are told and logged by the contract alone, under the id that the asker gets; those of addresses by the framework, into the same log. */
@Catch()
export class LoggedOnce extends BaseExceptionFilter {
  override catch(failure: unknown, host: ArgumentsHost): unknown {
    if (host.getType<'graphql' | 'http'>() === 'graphql') return failure;
    super.catch(failure, host);
    return undefined;
  }
}
