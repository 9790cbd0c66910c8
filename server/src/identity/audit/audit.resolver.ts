import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { Needs } from '../needs.js';
import { AuditInput, AuditPage, AuditVerdict } from './audit.model.js';
import { AuditService } from './audit.service.js';

@Needs('audit')
@Resolver()
export class AuditResolver {
  constructor(private readonly service: AuditService) {}

  @Query(() => AuditPage, { description: 'What was done, newest first.' })
  auditEvents(@CurrentViewer() viewer: Viewer, @Args('input') input: AuditInput): Promise<AuditPage> {
    return this.service.page(viewer, input);
  }

  @Query(() => AuditVerdict, { description: 'Works the chain of the log out again.' })
  auditVerdict(@CurrentViewer() viewer: Viewer): Promise<AuditVerdict> {
    return this.service.verify(viewer);
  }
}
