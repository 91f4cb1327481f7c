// The editor's own dialogs for files and folders, in its quick input.

/**
 * Types a path into the dialog that is open, and accepts it.
 * @param {import('playwright-core').Page} page
 * @param {string} path
 * @param {RegExp} accept the text of its button
 */
export async function answerDialog(page, path, accept) {
  const widget = page.locator('.quick-input-widget');
  const button = widget.locator('.monaco-button', { hasText: accept });
  await button.first().waitFor();
  for (let tries = 0; tries < 6; tries += 1) {
    // it may have gone while it was waited for
    const input = widget.locator('input.input');
    await input.fill(path, { timeout: 5000 }).catch(() => {});
    await page.waitForTimeout(1000); // it looks at what was typed
    const typed = await input.inputValue({ timeout: 1000 }).catch(() => path);
    if (!typed.startsWith(path)) continue; // it has put its own proposal there
    await button
      .first()
      .click({ timeout: 5000 })
      .catch(() => {});
    // while it is still looking, it does not hear the button
    const done = await widget.waitFor({ state: 'hidden', timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (done) return;
  }
  throw new Error(`the dialog does not take ${path}`);
}
