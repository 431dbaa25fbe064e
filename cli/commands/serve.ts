import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { Command } from 'commander';
import { FluxionError } from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { readNumber } from '../input.ts';
import { LANG_OPTION, sayFor } from '../language.ts';
import { builtPage } from '../serve/build.ts';
import { openInBrowser } from '../serve/open.ts';
import { answer } from '../serve/site.ts';

interface ServeOptions {
  readonly port?: string;
  readonly host: string;
  readonly open?: true;
  readonly lang?: string;
}

const PORT = 8128;
const HIGHEST_PORT = 65_535;

/** `serve`: the page, from this machine to its own browser. */
export function serveCommand(finish: (code: ExitCode) => void): Command {
  return new Command('serve')
    .summary('the page: type a function, see all methods at once')
    .description('Serve the page to a browser. Everything is computed there; the server hands out files.')
    .option('--port <n>', `where to listen; 0 takes any free port (default: ${PORT})`)
    .option('--host <address>', 'for whom: 0.0.0.0 lets other machines in', '127.0.0.1')
    .option('--open', 'open it in the browser')
    .option(...LANG_OPTION)
    .action(async (options: ServeOptions) => {
      await serve(options);
      finish(EXIT.done);
    });
}

/** Listens until the process is stopped. */
async function serve({ port: option, host, open, lang }: ServeOptions): Promise<void> {
  const say = sayFor(lang);
  const port = readPort(option);
  const folder = builtPage(join(__dirname, '..'), () => process.stderr.write(`${say('serve.building')}\n`));
  const server = createServer(({ method, url = '/', headers: asked }, response) => {
    const { status, headers, body } = answer(folder, method, url, String(asked['accept-encoding'] ?? ''));
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.end(method === 'HEAD' ? undefined : body);
  });
  const url = await listen(server, port, host);
  process.stdout.write(`${say('serve.listening', { url })}\n`);
  if (open) openInBrowser(url);
}

function readPort(option: string | undefined): number {
  const port = readNumber('--port', option) ?? PORT;
  if (Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT) return port;
  throw new FluxionError('USAGE', `--port takes a whole number from 0 to ${HIGHEST_PORT}, not ${port}.`);
}

/** What keeps a server from listening, in words. */
const OBSTACLES: Readonly<Record<string, (port: number, host: string) => FluxionError>> = {
  EADDRINUSE: (port) =>
    new FluxionError('USAGE', `Port ${port} is taken.`, {
      suggestion: 'Choose another with --port, or --port 0 for any that is free.',
    }),
  EACCES: (port) =>
    new FluxionError('USAGE', `Port ${port} is not allowed.`, {
      suggestion: 'Choose another with --port, or --port 0 for any that is free.',
    }),
  EADDRNOTAVAIL: (_, host) =>
    new FluxionError('USAGE', `This machine has no address ${host}.`, {
      suggestion: 'Leave --host away, or give 0.0.0.0.',
    }),
  ENOTFOUND: (_, host) =>
    new FluxionError('USAGE', `This machine has no address ${host}.`, {
      suggestion: 'Leave --host away, or give 0.0.0.0.',
    }),
};

/** Listen, and tell under which address. */
function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(OBSTACLES[error.code ?? '']?.(port, host) ?? error));
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${actual}/`);
    });
  });
}
