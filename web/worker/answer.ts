import { loadLanguage } from 'virtual:languages';
import * as later from 'virtual:later-functions';
import { FluxionError, speaker } from '../../src/index.ts';
import type { Job } from '../jobs/job.ts';
import { FieldError } from '../jobs/subject.ts';
import { complete } from './complete.ts';
import type { Failure, Request, Response } from './protocol.ts';
import { type Translator, translatorTo } from './translator.ts';

export type Tell = (response: Response) => void;

/** Run a job that is on its way, and tell what comes of it. */
export async function answer({ id, input, language }: Request, coming: Promise<unknown>, tell: Tell): Promise<void> {
  const [t] = await Promise.all([translatorTo(language), loadLanguage(language)]);
  try {
    const { job } = (await coming) as { readonly job: Job<unknown, unknown> };
    const progress = (value: unknown): void => {
      if (!later.isMissing()) tell({ id, kind: 'progress', value });
    };
    const value = await complete(input, async () => job(input, { say: speaker(language), t, progress }), later);
    tell({ id, kind: 'done', value });
  } catch (error) {
    tell({ id, kind: 'failed', failure: await failureOf(error, t) });
  }
}

async function failureOf(error: unknown, t: Translator): Promise<Failure> {
  const cause = error instanceof FieldError ? error.failure : error;
  const field = error instanceof FieldError ? { field: error.field } : {};
  if (!(cause instanceof FluxionError)) {
    const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    return { code: 'INTERNAL', message: await t(`Fluxion itself failed: ${message}`), ...field };
  }
  const { code, message, suggestion, input, range } = cause;
  return {
    code,
    message: await t(message),
    ...(suggestion === undefined ? {} : { suggestion: await t(suggestion) }),
    ...(input === undefined ? {} : { input }),
    ...(range === undefined ? {} : { range }),
    ...field,
  };
}
