/** A static host of a published dataset that can be made to misbehave, and a browser that syncs from it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SyncStatus } from '../../lib/dataset/sync-service.ts';
import type { SyncEntry } from '../../lib/dataset/sync-state.ts';
import { changeSettings } from '../../scripts/browsers/annotation.ts';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import type { LocalServer, ServedRequest } from '../../scripts/browsers/server.ts';

/** Answers instead of the host; true where it did. */
export type Fault = (
  file: string,
  response: ServerResponse,
  content: () => Promise<Buffer>,
) => boolean | Promise<boolean>;

const HEADERS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' };

export class SyncHost implements LocalServer {
  routes: LocalServer['routes'] = [];
  offline = false;
  readonly requests: ServedRequest[] = [];
  /** Names of the files asked for, oldest first; for other hosts the whole address. */
  readonly asked: string[] = [];
  fault: Fault | null = null;
  /** How often a file was answered with 304. */
  unmodified = 0;
  port = 0;
  readonly #folder: () => string;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  /** @param folder what is served now */
  constructor(folder: () => string) {
    this.#folder = folder;
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy());
    });
    this.#server.on('connect', (_request, socket) => socket.destroy());
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}/data/`;
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer({ url = '', headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host, pathname } = new URL(url, `http://${headers.host ?? 'localhost'}`);
    const file = /^\/data\/([^/]+)$/.exec(pathname)?.[1];
    if (host !== `127.0.0.1:${this.port}` || file === undefined) {
      this.asked.push(`${host}${pathname}`);
      return void response.writeHead(404).end();
    }
    this.asked.push(file);
    const content = () => readFile(join(this.#folder(), file));
    if (await this.fault?.(file, response, content)) return;
    try {
      const bytes = await content();
      const etag = `"${bytes.length}-${bytes.subarray(-24).toString('hex')}"`;
      const caching = /^(?:manifest|snapshot|delta)/.test(file) ? 'max-age=31536000, immutable' : 'max-age=300';
      if (headers['if-none-match'] === etag) {
        this.unmodified++;
        return void response.writeHead(304, { ...HEADERS, etag }).end();
      }
      response.writeHead(200, { ...HEADERS, etag, 'cache-control': caching }).end(bytes);
    } catch {
      response.writeHead(404, HEADERS).end('not found');
    }
  }
}

/** Answers with a body and nothing else. */
export function reply(status: number, body: string | Buffer = '', headers: Record<string, string> = {}): Fault {
  return (_file, response) => {
    response.writeHead(status, { ...HEADERS, ...headers }).end(body);
    return true;
  };
}

/** Sends the right bytes changed. */
export function changed(change: (bytes: Buffer) => Buffer): Fault {
  return async (_file, response, content) => {
    response.writeHead(200, HEADERS).end(change(await content()));
    return true;
  };
}

/** A fault of some files only. */
export function only(files: RegExp, fault: Fault): Fault {
  return (file, response, content) => files.test(file) && fault(file, response, content);
}

interface Runtime {
  runtime: { sendMessage(message: object): Promise<{ res?: unknown; err?: string } | undefined> };
}
declare const chrome: Runtime;

/** Asks the background, as popup and options page do. */
export async function ask<Result>(browser: OpenBrowser, type: string, data?: unknown): Promise<Result> {
  const answer = await browser.inExtension(
    (name, body) => chrome.runtime.sendMessage({ type: name, data: body }),
    type,
    data ?? null,
  );
  if (!answer || answer.err !== undefined) throw new Error(`"${type}": ${answer?.err ?? 'no answer'}`);
  return answer.res as Result;
}

export const syncNow = (browser: OpenBrowser): Promise<SyncStatus> => ask(browser, 'syncNow');
export const syncStatus = (browser: OpenBrowser): Promise<SyncStatus> => ask(browser, 'syncStatus');
export const syncHistory = (browser: OpenBrowser): Promise<readonly SyncEntry[]> => ask(browser, 'syncHistory');

/** Starts a sync that nobody waits for. */
export async function beginSync(browser: OpenBrowser): Promise<void> {
  await browser.inExtension(() => {
    chrome.runtime.sendMessage({ type: 'syncNow' }).catch(() => undefined);
  });
}

/** Sets the user's own dataset and waits until it is the one to sync from. */
export async function useDataset(browser: OpenBrowser, address: string, rootKey: string): Promise<void> {
  await changeSettings(browser, { datasetUrl: address, datasetRootKey: rootKey });
  const { host } = new URL(address);
  for (let tries = 0; tries < 50; tries++) {
    const status = await syncStatus(browser);
    if (status.host === host && status.source === 'bundled' && status.nextAt !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the background does not take the new dataset');
}
