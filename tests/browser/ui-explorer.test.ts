/** The explorer over the whole bundled dataset. */
import type { Page } from 'puppeteer-core';
import { describe, expect, it, vi } from 'vitest';
import { BROWSERS, withBrowser } from './harness.ts';
import { textOf } from './page-text.ts';
import { savedBy } from './saved-files.ts';

const until = { timeout: 60_000, interval: 100 };
const names = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('tbody .or-name')].map(({ innerText }) => innerText));
const press = (page: Page, label: string) =>
  page.evaluate((wanted) => {
    const found = [...document.querySelectorAll<HTMLElement>('button, summary, label')].find(
      (each) => (each.ariaLabel ?? each.innerText.replace(/[↑↓]/u, '')).trim() === wanted,
    );
    if (!found) throw new Error(`nothing is called "${wanted}"`);
    found.click();
  }, label);
const address = (page: Page) => page.evaluate(() => location.hash);

describe.each(BROWSERS)('the explorer in %s', (name) => {
  const harness = withBrowser(name, []);

  /** Opened, with everything judged. */
  async function explorer(fragment = ''): Promise<Page> {
    const page = await harness.browser.extensionPage(`explorer.html${fragment}`);
    await vi.waitFor(async () => expect(await textOf(page)).toMatch(/\d models? (?:and|or) corp/), until);
    return page;
  }

  it('lists everything, draws only what is in view, and comes to the end', async () => {
    const page = await explorer('#sort=name');
    const { total, drawn } = await page.evaluate(() => ({
      total: Number(document.querySelector('table')?.getAttribute('aria-rowcount')) - 1,
      drawn: document.querySelectorAll('tbody .or-name').length,
    }));
    expect(total).toBeGreaterThan(1000);
    expect(drawn).toBeLessThan(80);
    await page.evaluate(() => document.querySelector('.or-scroller')?.scrollTo(0, 1e9));
    await vi.waitFor(
      async () =>
        expect(
          await page.evaluate(() =>
            [...document.querySelectorAll('tbody tr[aria-rowindex]')].at(-1)?.getAttribute('aria-rowindex'),
          ),
        ).toBe(String(total + 1)),
      until,
    );
    await page.close();
  });

  it('narrows down, sorts, and keeps all that in its address', async () => {
    const page = await explorer();
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('.or-field');
      if (field) field.value = 'olmo';
      field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await vi.waitFor(async () => expect((await names(page)).every((one) => /olmo/i.test(one))).toBe(true), until);
    await press(page, 'Name');
    await vi.waitFor(async () => expect(await address(page)).toBe('#q=olmo&sort=name'), until);
    const before = await names(page);
    expect(before.length).toBeGreaterThan(1);

    const again = await explorer(await address(page));
    expect(await names(again)).toEqual(before);
    await press(again, 'Name');
    await vi.waitFor(async () => expect(await names(again)).toEqual([...before].reverse()), until);
    await again.close();
    await page.close();
  });

  it('shows components, releases over time, and four models side by side', async () => {
    const page = await explorer('#q=llama');
    await press(page, 'Components');
    await vi.waitFor(
      async () =>
        expect(
          await page.evaluate(() => document.querySelector('.or-heat tbody td .or-hidden')?.textContent),
        ).toBeTruthy(),
      until,
    );
    await press(page, 'Over time');
    await vi.waitFor(
      async () =>
        expect(await page.evaluate(() => document.querySelectorAll('.or-picture .or-mark').length)).toBeGreaterThan(3),
      until,
    );
    await press(page, 'As a table');
    expect(await page.evaluate(() => document.querySelector('.or-figures tbody')?.textContent)).toContain('Meta');
    await press(page, 'Table');
    await vi.waitFor(async () => expect((await names(page)).length).toBeGreaterThan(4), until);
    for (let ticked = 1; ticked <= 4; ticked++) {
      await page.evaluate(() => document.querySelector<HTMLElement>('.or-tick input:not(:checked)')?.click());
      await vi.waitFor(
        async () =>
          expect(await page.evaluate(() => document.querySelectorAll('.or-tick input:checked').length)).toBe(ticked),
        until,
      );
    }
    await vi.waitFor(
      async () =>
        expect(
          await page.evaluate(
            () =>
              [...document.querySelectorAll<HTMLInputElement>('.or-tick input')].filter(({ disabled }) => !disabled)
                .length,
          ),
        ).toBe(4),
      until,
    );
    await press(page, 'Compare (4)');
    await vi.waitFor(
      async () =>
        expect(await page.evaluate(() => document.querySelectorAll('.or-sides thead button.or-link').length)).toBe(4),
      until,
    );
    await page.close();
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('opens a breakdown and comes back to the same list', async () => {
    const page = await explorer('#q=olmo+2&sort=name');
    await page.evaluate(() => document.querySelector<HTMLElement>('tbody .or-name')?.click());
    await vi.waitFor(async () => expect(await textOf(page)).toContain('What it lets you do'), until);
    await page.evaluate(() => history.back());
    await vi.waitFor(async () => expect(await address(page)).toBe('#q=olmo+2&sort=name'), until);
    await vi.waitFor(async () => expect((await names(page)).length).toBeGreaterThan(0), until);
    await page.close();
  });

  it('is walked with the keyboard: search, another view, a model, and back', async () => {
    const page = await explorer('#sort=name');
    await harness.browser.focus(page);
    await vi.waitFor(async () => expect(await page.evaluate(() => document.hasFocus())).toBe(true), until);
    const focused = () =>
      page.evaluate(() => {
        const { className, localName, ariaLabel, textContent } = document.activeElement ?? document.body;
        return `${localName}.${className} ${ariaLabel ?? textContent}`;
      });
    /** Tabs on until what is focused is called so; the sixtieth stop is too far. */
    const tabTo = async (wanted: RegExp) => {
      for (let stops = 0; stops < 60 && !wanted.test(await focused()); stops++) await page.keyboard.press('Tab');
      expect(await focused()).toMatch(wanted);
    };
    await tabTo(/or-field/);
    await page.keyboard.type('olmo 2');
    await vi.waitFor(async () => expect((await names(page)).every((one) => /olmo/i.test(one))).toBe(true), until);
    await tabTo(/button\..* Components$/);
    await page.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await address(page)).toContain('view=components'), until);
    await tabTo(/or-name/);
    await page.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await address(page)).toContain('open='), until);
    await vi.waitFor(async () => expect(await textOf(page)).toContain('What it lets you do'), until);
    await vi.waitFor(async () => expect(await focused()).toMatch(/^h1/), until);
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    expect(await focused()).toMatch(/or-back/);
    await page.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await address(page)).not.toContain('open='), until);
    await page.close();
  });

  it('saves what it shows', async () => {
    const page = await explorer('#q=llama');
    const count = Number(await page.evaluate(() => document.querySelector('table')?.getAttribute('aria-rowcount'))) - 1;
    const [csv = '', json = ''] = await savedBy(page, '.or-count .or-save');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(count + 1);
    expect((JSON.parse(json) as { records: unknown[] }).records).toHaveLength(count);
    await page.close();
  });
});
