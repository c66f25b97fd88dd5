/** Comma-separated values (RFC 4180), for spreadsheets. */

/** A cell in quotes. One that a spreadsheet would run as a formula is kept as text: a page may say anything. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Rows as one text; the first holds the names of the columns. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
