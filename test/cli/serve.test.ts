import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answer } from '../../cli/serve/site.ts';
import { POLICY } from '../../web/policy.ts';
import { BIN, runProgram } from './process.ts';

describe('what a request gets', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'site-'));
    mkdirSync(join(folder, 'web/assets'), { recursive: true });
    writeFileSync(join(folder, 'web/index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'web/assets/a b.js'), 'export {};');
    writeFileSync(join(folder, 'web/assets/font.woff2'), '');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const get = (url: string, method = 'GET') => answer(join(folder, 'web'), method, url);

  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/?a=1', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/a%20b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/font.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
  ])('%s is there, as %s', (url, type, cache) => {
    const { status, headers } = get(url);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, cache]);
  });

  test('the policy and the other headers go with every answer', () => {
    for (const { headers } of [get('/'), get('/nothing'), get('/%'), get('/', 'POST')]) {
      expect(headers).toMatchObject({
        'content-security-policy': `${POLICY}; frame-ancestors 'none'`,
        'x-content-type-options': 'nosniff',
      });
    }
    expect(POLICY).not.toMatch(/unsafe|https?:|\*/);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/%00',
    '/assets',
    '/assets/',
    '/constructor',
  ])('%s is nothing', (url) => {
    expect(get(url)).toMatchObject({ status: 404 });
    expect(get(url).body.toString()).not.toContain('secret\n');
  });

  test('a link that leads out of the folder is not followed', () => {
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'web/link.txt'));
    expect(get('/link.txt').status).toBe(404);
  });

  test('what is not compressed yet goes out compressed to a browser that takes it', () => {
    const { headers, body } = answer(join(folder, 'web'), 'GET', '/', 'br, gzip');
    expect([headers['content-encoding'], gunzipSync(body).toString()]).toEqual(['gzip', '<!doctype html>']);
    expect(answer(join(folder, 'web'), 'GET', '/assets/font.woff2', 'gzip').headers).not.toHaveProperty(
      'content-encoding',
    );
  });

  test('a broken address and other methods are refused', () => {
    expect(get('/%E0%A4%A').status).toBe(400);
    expect(get('/', 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect(get('/', 'HEAD').status).toBe(200);
  });
});

describe('fluxion serve', () => {
  let child: ChildProcess;
  let url = '';
  beforeAll(async () => {
    child = spawn(process.execPath, [`${BIN}fluxion.cjs`, 'serve', '--port', '0', '--lang', 'zh']);
    url = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk;
        const [address] = /http:\S+/.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
      child.on('exit', (code) => reject(new Error(`It ended with ${code}.`)));
    });
  });
  afterAll(() => {
    child.kill();
  });

  test('it listens on this machine only, and serves the page with its policy', async () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const response = await fetch(url);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await response.text()).toContain('<script type="module"');
  });

  test('a path that climbs out of the folder, sent as it is, gets nothing', async () => {
    const { port } = new URL(url);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.end('GET /../../package.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
      );
      let received = '';
      socket.on('data', (chunk) => {
        received += chunk;
      });
      socket.on('end', () => resolve(received));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 404/);
  });

  test('HEAD has the headers alone', async () => {
    const length = await new Promise<string | undefined>((resolve) => {
      request(url, { method: 'HEAD' }, (response) => resolve(response.headers['content-length'])).end();
    });
    expect(Number(length)).toBeGreaterThan(100);
  });

  test('a port that is taken is said so, in both languages, with what to do', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const en = runProgram('fluxion', ['serve', '--port', String(port), '--lang', 'en']);
    const zh = runProgram('fluxion', ['serve', '--port', String(port), '--lang', 'zh']);
    await new Promise((resolve) => other.close(resolve));
    expect(en).toMatchObject({ code: 2, stdout: '' });
    expect(en.stderr).toMatch(`Port ${port} is taken.\nChoose another with --port`);
    expect(zh.stderr).toMatch(`端口 ${port} 已被占用`);
  });

  test.each(['-1', '70000', '1.5', 'x'])('the port %s is none', (port) => {
    const { code, stderr } = runProgram('fluxion', ['serve', `--port=${port}`]);
    expect(code).toBe(2);
    expect(stderr).toContain('--port takes a');
  });

  test('an address that this machine does not have', () => {
    const { code, stderr } = runProgram('fluxion', ['serve', '--port', '0', '--host', '203.0.113.1']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('This machine has no address 203.0.113.1.')]);
  });
});
