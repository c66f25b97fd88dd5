/** How long a download may take to begin, in milliseconds. */
const SAVE_LIMIT = 10_000;

/** Hands a text to the browser's downloads. @param type its media type */
export function saveFile(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SAVE_LIMIT);
}
