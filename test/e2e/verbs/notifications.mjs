// The notifications behind the bell. In test windows VS Code shows no toasts, so they are looked for there.
import { runCommand } from './palette.mjs';

/**
 * Waits until a notification says something; leaves the list of them open.
 * @param {import('playwright-core').Page} page
 * @param {RegExp} text
 */
export async function waitForNotification(page, text) {
  await runCommand(page, 'Notifications: Show Notifications');
  await page.locator('.notifications-center .notification-list-item', { hasText: text }).waitFor();
}
