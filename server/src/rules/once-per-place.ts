/** Code that several jobs lead to is reported once. */
import type { TextRange } from '../base/text-range';
import type { Detection } from './rule';

/** The first detection of each place; of each thing there, where a place may have several. */
export function* oncePerPlace<D>(
  detections: Iterable<Detection<D>>,
  thing: (data: D) => string = () => '',
): Iterable<Detection<D>> {
  const places = new Set<string>();
  for (const detection of detections) {
    const place = `${placeOf(detection.range)} ${thing(detection.data)}`;
    if (!places.has(place)) {
      places.add(place);
      yield detection;
    }
  }
}

/** A key for where a range begins. */
export function placeOf({ start }: TextRange): string {
  return `${start.line}:${start.column}`;
}
