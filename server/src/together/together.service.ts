import { Injectable } from '@nestjs/common';
import { metricById, type MetricId } from '@concord/sql';
import { MetricsService, type SeriesRequest } from '../metrics/metrics.service.js';
import type { TogetherForm } from '../narrative/finding.js';
import { findingAnswer } from '../narrative/finding.model.js';
import type { Measured } from '../narrative/together/measured.js';
import { togetherFindings } from '../narrative/together/together-findings.js';
import { QuestionError } from '../store/errors.js';
import type { Viewer } from '../store/viewer.js';
import type { Together } from './together.model.js';

/** Metrics told in one paragraph, in the order they are told. */
export interface Group {
  readonly form: TogetherForm;
  readonly metrics: readonly MetricId[];
  /** Of a month: the first day it may have. */
  readonly since?: string | null;
}

/** Paragraphs about several metrics of one question, which no answer about one of them could hold. */
@Injectable()
export class TogetherService {
  constructor(private readonly metrics: MetricsService) {}

  /** One paragraph a group, in order. Throws `QuestionError` BAD_INPUT where a group names what the question does not ask, or the question is split. */
  async together(viewer: Viewer, request: SeriesRequest, groups: readonly Group[]): Promise<Together[]> {
    if (groups.some(({ metrics }) => metrics.some((id) => !request.metrics.includes(id)))) throw new QuestionError('BAD_INPUT', 'only metrics of the question can be told together');
    if (request.split !== undefined && request.split !== null) throw new QuestionError('BAD_INPUT', 'metrics are told together of all cases, not by member');
    const series = await this.metrics.series(viewer, request);
    return groups.map(({ form, metrics, since }) => ({
      form, metrics,
      get findings() {
        const measured = metrics.flatMap((id) => series.filter(({ metric }) => metric === id).map(({ control, points, total }): Measured => ({ control, points, total, definition: metricById(id) })));
        return togetherFindings(form, measured, since ?? '').map(findingAnswer);
      },
    }));
  }
}
