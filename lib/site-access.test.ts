import { beforeEach, describe, expect, it } from 'vitest';
import { followGrants, grantedSites, patternsOf, revokeSites, type AccessApi } from './site-access.ts';

const OWN = ['https://github.com/*'];

type Registered = Parameters<AccessApi['scripting']['registerContentScripts']>[0][number];

/** A browser that refuses what a real one refuses: a script registered twice or for no pattern at all, and to take away one that is not there. */
class FakeBrowser implements AccessApi {
  origins = [...OWN];
  scripts = new Map<string, Registered>();
  registrations = 0;
  readonly permissions: AccessApi['permissions'] = {
    getAll: async () => ({ origins: [...this.origins] }),
    remove: async ({ origins }) => {
      if (origins.some((origin) => OWN.includes(origin))) throw new Error('a required permission cannot be removed');
      this.origins = this.origins.filter((origin) => !origins.includes(origin));
      return true;
    },
  };
  readonly scripting: AccessApi['scripting'] = {
    getRegisteredContentScripts: async ({ ids }) => ids.flatMap((id) => this.scripts.get(id) ?? []),
    registerContentScripts: async (scripts) => {
      for (const script of scripts) {
        if (this.scripts.has(script.id) || script.matches.length === 0) throw new Error('refused');
        this.scripts.set(script.id, script);
        this.registrations++;
      }
    },
    unregisterContentScripts: async ({ ids }) => {
      for (const id of ids) if (!this.scripts.delete(id)) throw new Error('refused');
    },
  };
  get matches(): string[] {
    return [...this.scripts.values()].flatMap(({ matches }) => matches);
  }
}

let api: FakeBrowser;
beforeEach(() => {
  api = new FakeBrowser();
});

describe('patternsOf', () => {
  it('covers a site and its subdomains', () =>
    expect(patternsOf('www.heron.example')).toEqual(['https://heron.example/*', 'https://*.heron.example/*']));
  it('leaves numbers and bare names as they are', () => {
    expect(patternsOf('127.0.0.1')).toEqual(['https://127.0.0.1/*']);
    expect(patternsOf('localhost')).toEqual(['https://localhost/*']);
  });
});

describe('followGrants', () => {
  it('registers what is granted, and nothing for the sites of the manifest', async () => {
    await followGrants(api, OWN);
    expect(api.matches).toEqual([]);
    api.origins.push('https://heron.example/*');
    await followGrants(api, OWN);
    expect(api.matches).toEqual(['https://heron.example/*']);
  });

  it('changes nothing where nothing changed', async () => {
    api.origins.push('https://heron.example/*');
    await followGrants(api, OWN);
    await followGrants(api, OWN);
    expect(api.registrations).toBe(1);
  });

  it('may be called again before it has ended', async () => {
    api.origins.push('https://heron.example/*');
    await Promise.all([followGrants(api, OWN), followGrants(api, OWN)]);
    api.origins.pop();
    await Promise.all([followGrants(api, OWN), followGrants(api, OWN)]);
    expect(api.matches).toEqual([]);
  });

  it('follows a grant that the user took back in the browser', async () => {
    api.origins.push('https://heron.example/*');
    await followGrants(api, OWN);
    api.origins = [...OWN];
    await followGrants(api, OWN);
    expect(api.matches).toEqual([]);
  });
});

describe('revokeSites', () => {
  it('gives one site back and keeps the other', async () => {
    api.origins.push('https://heron.example/*', 'https://wader.example/*');
    await followGrants(api, OWN);
    expect(await revokeSites(api, OWN, ['https://heron.example/*'])).toEqual(['https://wader.example/*']);
    expect(api.matches).toEqual(['https://wader.example/*']);
  });

  it('never asks for a site of the manifest back', async () => {
    expect(await revokeSites(api, OWN, OWN)).toEqual([]);
    expect(await grantedSites(api, OWN)).toEqual([]);
    expect(api.origins).toEqual(OWN);
  });
});
