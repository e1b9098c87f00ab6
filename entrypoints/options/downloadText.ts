/** Saves a text as a file of this name in the user's downloads. */
export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes the file in a later turn; 10 s is far beyond that.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
