import { FluxionError, type Language, speaker } from '../../src/index.ts';
import { JOBS } from '../jobs/index.ts';
import type { Job } from '../jobs/job.ts';
import { FieldError } from '../jobs/subject.ts';
import type { Failure, Request, Response } from './protocol.ts';

/** The part of a worker's scope that is used; the DOM's types describe the scope of a page. */
const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<Request>) => void;
  postMessage(message: Response): void;
};

scope.onmessage = ({ data }) => void answer(data);

async function answer({ id, job, input, language }: Request): Promise<void> {
  const t = await translatorTo(language);
  try {
    const { job: run } = (await JOBS[job as keyof typeof JOBS]()) as { job: Job<unknown, unknown> };
    const progress = (value: unknown): void => scope.postMessage({ id, kind: 'progress', value });
    const value = await run(input, { say: speaker(language), t, progress });
    scope.postMessage({ id, kind: 'done', value });
  } catch (error) {
    scope.postMessage({ id, kind: 'failed', failure: failureOf(error, t) });
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
