/** Gradle's version catalogs: `gradle/libs.versions.toml`, or what settings.gradle writes in its place. */
import { parse } from 'smol-toml';
import { type Message, message } from '../../base/message';
import { unknownText, type WrittenText, writtenAt } from '../written-text';

/** A library of a catalog; the version may be left to others. */
export interface CatalogLibrary {
  readonly group: WrittenText;
  readonly artifact: WrittenText;
  readonly version: WrittenText | null;
  /** The accessor of the catalog's version that is meant; null when it has one of its own, or none. */
  readonly versionRef: string | null;
  /** 1-based. */
  readonly line: number | null;
}

/** Keys are accessors: `flink.streaming.java` for the alias `flink-streaming-java`. */
export interface VersionCatalog {
  readonly file: string;
  readonly versions: ReadonlyMap<string, WrittenText>;
  readonly libraries: ReadonlyMap<string, CatalogLibrary>;
  readonly bundles: ReadonlyMap<string, readonly string[]>;
}

/** How build scripts write an alias. */
export function accessorOf(alias: string): string {
  return alias.replace(/[-_]/g, '.');
}

/** The catalog with entries put in their place: a version that is set anew holds for the libraries that refer to it. */
export function withEntries(catalog: VersionCatalog, { versions, libraries }: VersionCatalog): VersionCatalog {
  const updated = [...catalog.libraries].map(([alias, library]): [string, CatalogLibrary] => [
    alias,
    { ...library, version: versions.get(library.versionRef ?? '') ?? library.version },
  ]);
  return {
    ...catalog,
    versions: new Map([...catalog.versions, ...versions]),
    libraries: new Map([...updated, ...libraries]),
  };
}

/** Reads a catalog file; says why when it is none. */
export function parseCatalog(file: string, text: string): VersionCatalog | { readonly why: Message } {
  try {
    return new CatalogReader(file, text, parse(text)).read();
  } catch {
    return { why: message('{0} is not a well-formed version catalog', file) };
  }
}

type Table = Readonly<Record<string, unknown>>;

class CatalogReader {
  private readonly lines: readonly string[];
  private readonly lineOfKey: ReadonlyMap<string, number>;

  constructor(
    private readonly file: string,
    text: string,
    private readonly root: Table,
  ) {
    this.lines = text.split('\n');
    this.lineOfKey = this.findKeys();
  }

  read(): VersionCatalog {
    const versions = new Map<string, WrittenText>();
    for (const [alias, value] of entries(this.root.versions)) {
      versions.set(accessorOf(alias), this.version(value, this.line('versions', alias), alias));
    }
    const libraries = new Map<string, CatalogLibrary>();
    for (const [alias, value] of entries(this.root.libraries)) {
      const library = this.library(value, this.line('libraries', alias), alias, versions);
      if (library) {
        libraries.set(accessorOf(alias), library);
      }
    }
    const bundles = new Map<string, readonly string[]>();
    for (const [alias, value] of entries(this.root.bundles)) {
      const aliases = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
      bundles.set(accessorOf(alias), aliases.map(accessorOf));
    }
    return { file: this.file, versions, libraries, bundles };
  }

  private library(
    value: unknown,
    line: number | null,
    alias: string,
    versions: ReadonlyMap<string, WrittenText>,
  ): CatalogLibrary | null {
    const table: Table = isTable(value) ? value : {};
    const notation = typeof value === 'string' ? value : table.module;
    const [group, artifact, shortVersion] =
      typeof notation === 'string' ? notation.split(':') : [table.group, table.name, undefined];
    if (typeof group !== 'string' || typeof artifact !== 'string') {
      return null;
    }
    const version = shortVersion ?? table.version;
    const reference = isTable(version) && typeof version.ref === 'string' ? version.ref : null;
    const referred = reference === null ? null : versions.get(accessorOf(reference));
    return {
      group: this.written(group, line),
      artifact: this.written(artifact, line),
      version:
        reference !== null
          ? (referred ?? unknownText(message('The catalog {0} has no version {1}', this.file, reference)))
          : version === undefined
            ? null
            : this.version(version, line, alias),
      versionRef: reference === null ? null : accessorOf(reference),
      line,
    };
  }

  /** A plain version, or the part of a rich one that is binding. */
  private version(value: unknown, line: number | null, alias: string): WrittenText {
    const binding = isTable(value) ? (value.strictly ?? value.require) : value;
    return typeof binding === 'string'
      ? this.written(binding, line)
      : unknownText(message('The version {0} in {1} is only a preference', alias, this.file));
  }

  private written(text: string, line: number | null): WrittenText {
    return writtenAt({ kind: 'catalog', file: this.file, line }, text);
  }

  private line(section: string, alias: string): number | null {
    return this.lineOfKey.get(`${section}.${alias}`) ?? null;
  }

  /** The parser gives no positions: keys are looked up where they are written in their section. */
  private findKeys(): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    let section = '';
    this.lines.forEach((line, index) => {
      const [, header] = /^\s*\[\s*([\w.-]+)\s*\]/.exec(line) ?? [];
      const [, key] = /^\s*["']?([\w.-]+?)["']?\s*=/.exec(line) ?? [];
      section = header ?? section;
      // `flink-core.module = …` is a line of the entry `flink-core`.
      const name = header ?? `${section}.${key?.split('.')[0]}`;
      if ((header ?? key) && !found.has(name)) {
        found.set(name, index + 1);
      }
    });
    return found;
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function entries(value: unknown): [string, unknown][] {
  return isTable(value) ? Object.entries(value) : [];
}
