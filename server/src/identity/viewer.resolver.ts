import { Query, Resolver } from '@nestjs/graphql';
import { mayName } from '../store/dimensions.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import { LOCAL_VIEWER, type Viewer } from '../store/viewer.js';
import { SsoService } from './sso/sso.service.js';
import { NeedsAnything } from './needs.js';
import { ViewerInfo } from './viewer.model.js';

@Resolver()
export class ViewerResolver {
  constructor(private readonly sso: SsoService) {}

  @Query(() => ViewerInfo)
  @NeedsAnything()
  viewer(@CurrentViewer() viewer: Viewer): ViewerInfo {
    const { id, name, rights, seenAs } = viewer;
    return { seesNames: mayName(viewer), isLocal: id === LOCAL_VIEWER.id, name: name ?? id, rights: [...(rights ?? [])], isSsoOffered: this.sso.isOffered, seenAs: seenAs ?? null };
  }
}
