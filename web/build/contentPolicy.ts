import type { Plugin } from 'vite';
import { POLICY } from '../policy.ts';

/** Writes the policy into the built page, so that it holds on a host that sends no headers. */
export function contentPolicy(): Plugin {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
    ],
  };
}
