/** The configuration of Lombok that counts for a source: that of the folders around it. */
import { type LombokConfig, readLombokConfig } from '../java/lombok/lombok-config';

/** @param configuration the texts of configuration files, by their paths */
export function lombokConfigOf(path: string, configuration: ReadonlyMap<string, string>): LombokConfig | null {
  return readLombokConfig(lombokConfigsAround(path, configuration));
}

/** The texts of the files `lombok.config` in the folders around a source, the nearest first. */
function lombokConfigsAround(path: string, configuration: ReadonlyMap<string, string>): string[] {
  const texts: string[] = [];
  for (let at = path.lastIndexOf('/'); at >= 0; at = at === 0 ? -1 : path.lastIndexOf('/', at - 1)) {
    const text = configuration.get(`${path.slice(0, at)}/lombok.config`);
    if (text !== undefined) {
      texts.push(text);
    }
  }
  return texts;
}
