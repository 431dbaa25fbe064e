import { FluxionError, type Language, speaker } from '../../src/index.ts';
import type { Job } from '../jobs/job.ts';
import { FieldError } from '../jobs/subject.ts';
import type { Failure, Request, Response } from './protocol.ts';

export type Tell = (response: Response) => void;

/** Run a job that is on its way, and tell what comes of it. */
export async function answer({ id, input, language }: Request, coming: Promise<unknown>, tell: Tell): Promise<void> {
  const t = await translatorTo(language);
  try {
    const { job } = (await coming) as { readonly job: Job<unknown, unknown> };
    const progress = (value: unknown): void => tell({ id, kind: 'progress', value });
    const value = await job(input, { say: speaker(language), t, progress });
    tell({ id, kind: 'done', value });
  } catch (error) {
    tell({ id, kind: 'failed', failure: failureOf(error, t) });
  }
}

/** From the English of the library to a language; what is needed for that is loaded with the first other language. */
async function translatorTo(language: Language): Promise<(english: string) => string> {
  if (language === 'en') return (english) => english;
  const { translate } = await import('./sentences.ts');
  return (english) => translate(language, english);
}

function failureOf(error: unknown, t: (english: string) => string): Failure {
  const cause = error instanceof FieldError ? error.failure : error;
  const field = error instanceof FieldError ? { field: error.field } : {};
  if (!(cause instanceof FluxionError)) {
    const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    return { code: 'INTERNAL', message: t(`Fluxion itself failed: ${message}`), ...field };
  }
  const { code, message, suggestion, input, range } = cause;
  return {
    code,
    message: t(message),
    ...(suggestion === undefined ? {} : { suggestion: t(suggestion) }),
    ...(input === undefined ? {} : { input }),
    ...(range === undefined ? {} : { range }),
    ...field,
  };
}
