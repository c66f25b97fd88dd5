import { isUtf8 } from 'node:buffer';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import { readPageFile } from './page-file.ts';

/** One page that the server gives out. */
export interface Route {
  /** The address a browser asks for; its fragment is ignored. */
  url: string;
  /** The content: a file (`.gz` is unpacked) or the HTML itself. */
  content: { file: string } | { html: string | Buffer };
  /** Further response headers, for example a content security policy; `content-type` is HTML unless named here. */
  headers?: Record<string, string>;
}

/** A request that reached the server, with who made it as far as its headers tell. */
export interface ServedRequest {
  url: string;
  from: 'page' | 'extension';
}

export interface LocalServer {
  /** The port of all three: HTTPS, HTTP and the CONNECT proxy. */
  readonly port: number;
  /** What is served from now on; replace it to serve other pages. */
  routes: readonly Route[];
  /** Every request so far, oldest first; those of the browser's own services are left out. */
  readonly requests: readonly ServedRequest[];
  /** While true, every connection is cut, as without a network. */
  offline: boolean;
  close(): Promise<void>;
}

/** Hosts that browsers call for themselves, whatever page is open. They get no answer here and are no part of the log. */
const BROWSER_SERVICES =
  /(^|\.)(mozilla\.(com|net|org)|firefox\.com|gvt1\.com|update\.googleapis\.com|clients2?\.google\.com|accounts\.google\.com|content-autofill\.googleapis\.com)$/;

const TLS_HANDSHAKE = 22;

/**
 * Starts one local server that answers as every host: HTTPS (with a certificate made in memory), HTTP and a CONNECT proxy
 * on one port. What is not among its routes is answered with 404 at once, so nothing leaves the machine.
 */
export async function startServer(routes: readonly Route[]): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  const requests: ServedRequest[] = [];
  const pem = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256' });
  const https = createHttpsServer({ key: pem.private, cert: pem.cert }, (request, response) => {
    void answer('https', request, response);
  });
  const http = createHttpServer((request, response) => void answer('http', request, response));
  http.on('connect', (_request: IncomingMessage, socket: Socket) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    sortByProtocol(socket);
  });
  for (const each of [https, http]) each.on('clientError', (_error, socket) => socket.destroy());
  https.on('tlsClientError', (_error, socket) => socket.destroy());

  const front = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    if (server.offline) socket.destroy();
    else sortByProtocol(socket);
  });

  function sortByProtocol(socket: Socket): void {
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null;
      if (first === null) return void socket.destroy();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? https : http).emit('connection', socket);
    });
  }

  async function answer(scheme: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (server.offline) return void request.socket.destroy();
    const url = addressOf(scheme, request);
    if (url === undefined) return void response.writeHead(400).end();
    if (!BROWSER_SERVICES.test(url.hostname)) requests.push({ url: url.href, from: originOf(request) });
    const route =
      server.routes.find((each) => isAt(url, each, true)) ?? server.routes.find((each) => isAt(url, each, false));
    // Readable from any origin, so that an extension can tell "not there" from "not reachable", as on real static hosts.
    const missing = { 'content-type': 'text/plain', 'access-control-allow-origin': '*' };
    if (route === undefined) return void response.writeHead(404, missing).end('not found');
    try {
      const body = await read(route);
      // Without a charset the browser finds out by itself, which is right for old pages and wrong for UTF-8 without a meta element.
      const type = isUtf8(body) ? 'text/html; charset=utf-8' : 'text/html';
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...route.headers }).end(body);
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  }

  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  let offline = false;
  const server: LocalServer = {
    port: (front.address() as AddressInfo).port,
    routes,
    requests,
    get offline() {
      return offline;
    },
    set offline(cut) {
      offline = cut;
      if (cut) for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => front.close(resolve));
    },
  };
  return server;
}

function addressOf(scheme: string, { url = '/', headers }: IncomingMessage): URL | undefined {
  const base = `${scheme}://${headers.host ?? 'localhost'}`;
  return URL.canParse(url, base) ? new URL(url, base) : undefined;
}

/** Whether a route answers an address, by host, path and query; a route without a query answers the queries that no other does. */
function isAt(asked: URL, route: Route, withQuery: boolean): boolean {
  const { host, pathname, search } = new URL(route.url);
  return host === asked.host && pathname === asked.pathname && search === (withQuery ? asked.search : '');
}

async function read({ content }: Route): Promise<Buffer> {
  return 'html' in content ? Buffer.from(content.html) : readPageFile(content.file);
}

/**
 * Who asked: an extension's fetch carries its own origin, or (with a permission for the host) no site at all, which a page
 * never sends outside of a navigation.
 */
function originOf({ headers }: IncomingMessage): ServedRequest['from'] {
  if (/^(chrome|moz)-extension:/.test(headers.origin ?? '')) return 'extension';
  return headers['sec-fetch-site'] === 'none' && headers['sec-fetch-mode'] !== 'navigate' ? 'extension' : 'page';
}
