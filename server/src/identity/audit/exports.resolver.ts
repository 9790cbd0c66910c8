import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Prose } from '../../graphql/scalars.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { Needs } from '../needs.js';
import { exportReason, Exports } from './exports.js';

const LONGEST_NAME = 200;

@Resolver()
export class ExportsResolver {
  constructor(private readonly exports: Exports) {}

  @Mutation(() => String, { description: 'Writes into the log that what a page shows is taken out as a file, and why. Answers the mark the file is to carry.' })
  @Needs('export')
  noteExport(@CurrentViewer() viewer: Viewer, @Args('file') file: string, @Args('dataset') dataset: string, @Args('reason', { type: () => Prose }) reason: string): Promise<string> {
    return this.exports.noted(viewer, { file: file.slice(0, LONGEST_NAME), dataset: dataset.slice(0, LONGEST_NAME), reason: exportReason(reason) });
  }
}
