import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { POLICY } from '../../web/policy.ts';

/** What a request gets. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': `${POLICY}; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** The names of files that the build makes hold a digest of what is in them. */
const NEVER_CHANGES = 'public, max-age=31536000, immutable';

/**
 * Answers a request for a file of the folder.
 *
 * @param accepted the encodings that the browser takes.
 *
 * The path is looked up among the files that are there, never joined to the folder, so nothing outside can be named.
 */
export function answer(folder: string, method: string | undefined, url: string, accepted = ''): Answer {
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Method not allowed', { allow: 'GET, HEAD' });
  const wanted = pathOf(url);
  if (wanted === undefined) return plain(400, 'Bad request');
  const file = filesIn(folder).find((path) => path === (wanted === '/' ? '/index.html' : wanted));
  if (file === undefined) return plain(404, 'Not found');
  const headers = {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': file.startsWith('/assets/') ? NEVER_CHANGES : 'no-cache',
  };
  const body = readFileSync(join(folder, file));
  // Fonts are compressed already.
  if (!/\bgzip\b/.test(accepted) || extname(file) === '.woff2')
    return { status: 200, headers: { ...HEADERS, ...headers }, body };
  return {
    status: 200,
    headers: { ...HEADERS, ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' },
    body: gzipSync(body),
  };
}

/** The path of an address, decoded; undefined where it is none. */
function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
}

/** All files of a folder, as paths of addresses. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`);
}

function plain(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  const body = Buffer.from(`${text}\n`);
  return { status, headers: { ...HEADERS, ...headers, 'content-type': 'text/plain; charset=utf-8' }, body };
}
