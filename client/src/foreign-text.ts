/** Text of other people's code and files, where the editor would make more of it than text. */

/** For a notification, where `[text](command:…)` would be a link. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** For an item of a list, where `$(trash)` would be a picture. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}
