/** A local stand-in of GitHub's page for a new issue: the real issue forms, prefilled by id, filed as GitHub writes them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { REPORT_KINDS } from '../../lib/report/fields.ts';

/** Runs in the page. Only inputs and textareas are prefilled, as on GitHub. */
function fill(forms: Record<string, { type: string; id?: string; attributes: { label?: string } }[]>): void {
  const given = new URLSearchParams(location.search);
  const fields = (forms[given.get('template') ?? ''] ?? []).filter(({ type }) => type !== 'markdown');
  const title = document.querySelector<HTMLInputElement>('#title');
  if (title) title.value = given.get('title') ?? '';
  for (const { type, id = '', attributes } of fields) {
    const label = document.createElement('label');
    label.textContent = attributes.label ?? '';
    const control = document.createElement(type === 'textarea' ? 'textarea' : 'input');
    control.id = id;
    control.value = given.get(id) ?? '';
    label.append(control);
    document.querySelector('form')?.append(label);
  }
  document.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const value = (id: string) => document.querySelector<HTMLInputElement>(`[id="${id}"]`)?.value.trim() ?? '';
    const body = fields.map(({ id = '', attributes }) => `### ${attributes.label}\n\n${value(id) || '_No response_'}`);
    const filed = document.querySelector('#filed');
    if (filed) filed.textContent = `${body.join('\n\n')}\n`;
  });
}

/** The page's HTML. */
export function issuePage(): string {
  const forms = Object.fromEntries(
    REPORT_KINDS.map((kind) => {
      const name = `${kind}.yml`;
      return [name, parse(readFileSync(`.github/ISSUE_TEMPLATE/${name}`, 'utf8')).body];
    }),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>New issue</title>
<main><form><input id="title"><button>Submit</button></form><pre id="filed"></pre></main>
<script>(${String(fill)})(${JSON.stringify(forms).replaceAll('<', '\\u003c')})</script></html>`;
}
