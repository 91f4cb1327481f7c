/** Numbers as people read them. */

export function sizeText(bytes: number | null): string {
  if (bytes === null) {
    return '';
  }
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`;
}

/** As Flink's options count: `10 MiB`. */
export function frameText(bytes: number): string {
  const size = bytes / 1024 ** 2;
  return Number.isInteger(size) ? `${size} MiB` : sizeText(bytes);
}

export function countText(value: number | null): string {
  return value === null ? '' : value.toLocaleString(document.documentElement.lang || 'en');
}

/** For an axis: `1.2M`. */
export function shortCount(value: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}
