import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** Where a request went, in few words: what people ask is no label. */
const ROUTES: readonly (readonly [RegExp, string])[] = [[/^\/graphql\b/u, 'graphql'], [/^\/(health|metrics)\b/u, 'health'], [/^\/(sign-in|sign-out|password|first-administrator|who|sso)\b/u, 'sign_in'], [/\.csv$/u, 'export'], [/^\/(deliveries|hand-over)\b/u, 'delivery']];
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What whoever watches the process reads, as Prometheus has it: how long requests take, what comes of questions, and the process itself. Nothing of cases or people. */
export class Telemetry {
  private readonly registry = new Registry();
  private readonly seconds = new Histogram({ name: 'concord_http_request_duration_seconds', help: 'Requests by where they went and how they ended.', labelNames: ['route', 'status'] as const, buckets: BUCKETS, registers: [this.registry] });
  private readonly refusals = new Counter({ name: 'concord_question_failures_total', help: 'Questions without an answer, by code.', labelNames: ['code'] as const, registers: [this.registry] });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'concord_' });
  }

  /** Times every request. */
  readonly timed = (request: Request, response: Response, next: NextFunction): void => {
    const begun = process.hrtime.bigint();
    const route = ROUTES.find(([pattern]) => pattern.test(request.path))?.[1] ?? 'page';
    response.once('close', () => {
      const status = response.writableFinished ? `${String(Math.floor(response.statusCode / 100))}xx` : 'broken_off';
      this.seconds.observe({ route, status }, Number(process.hrtime.bigint() - begun) / 1e9);
    });
    next();
  };

  /** Counts a question that failed. */
  failed(code: string): void {
    this.refusals.inc({ code });
  }

  /** In the text format of Prometheus, and its content type. */
  async text(): Promise<{ readonly type: string; readonly body: string }> {
    return { type: this.registry.contentType, body: await this.registry.metrics() };
  }
}
