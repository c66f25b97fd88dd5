/** Filters the rows of a list as its reader types and chooses. The address keeps what was asked, so that it can be shared. */

const form = document.querySelector<HTMLFormElement>('#filter');
if (form) start(form);

function start(form: HTMLFormElement): void {
  const sections = [...document.querySelectorAll<HTMLElement>('.site-group')].map((section) => ({
    section,
    rows: [...section.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => ({
      row,
      text: `${row.textContent} ${row.querySelector('a')?.getAttribute('href') ?? ''}`.toLowerCase(),
      tier: row.dataset['tier'] ?? '',
      licence: row.dataset['licence'] ?? '',
    })),
  }));
  const all = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const output = form.querySelector('output');
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];

  const filter = (): void => {
    const value = (name: string) => fields.find((field) => field.name === name)?.value ?? '';
    const words = value('q').toLowerCase().split(/\s+/u).filter(Boolean);
    const [tier, licence] = [value('tier'), value('licence')];
    let shown = 0;
    for (const { section, rows } of sections) {
      let some = false;
      for (const { row, ...is } of rows) {
        const fits =
          (tier === '' || is.tier === tier) &&
          (licence === '' || is.licence === licence) &&
          words.every((word) => is.text.includes(word));
        row.hidden = !fits;
        some ||= fits;
        if (fits) shown++;
      }
      section.hidden = !some;
    }
    if (output) output.value = shown === all ? '' : `${shown} / ${all}`;
    const query = new URLSearchParams();
    for (const { name, value } of fields) if (value !== '') query.set(name, value);
    const text = query.toString();
    history.replaceState(null, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
  };

  const query = new URLSearchParams(location.search);
  for (const field of fields) field.value = query.get(field.name) ?? '';
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  if (query.size > 0) filter();
}
