/** The dependencies a Gradle module has, each with the version the build gives it. */
import { type Message, message } from '../../base/message';
import { type ReadDependency, whyNoVersion } from '../read-dependency';
import { type BuildPlace, unknownText, type WrittenText, wholeText } from '../written-text';
import { CoordinateReader, type Coordinates, nameOf } from './coordinates';
import type { Evaluator, Where } from './evaluate';
import type { GradleTree, RunScript } from './gradle-tree';
import type { WrittenDependency } from './script-facts';

/** What the scripts of a build say of the dependencies of one module. */
export interface GradleDependencies {
  readonly used: readonly ReadDependency[];
  /** Versions that are managed for the module, or used by modules below it. */
  readonly managed: readonly ReadDependency[];
  /** Versions that rules and constraints give to what the module uses, whatever it asks for. */
  readonly forced: readonly ReadDependency[];
  readonly incomplete: readonly Message[];
}

/** Builds that people write have far fewer. */
const MOST = 10_000;

/** Reads the dependencies that the scripts give the module. */
export function readDependencies(tree: GradleTree, evaluator: Evaluator): GradleDependencies {
  return new DependencyReader(tree, evaluator).read();
}

class DependencyReader {
  private readonly coordinates: CoordinateReader;

  constructor(
    private readonly tree: GradleTree,
    private readonly evaluator: Evaluator,
  ) {
    this.coordinates = new CoordinateReader(tree, evaluator);
  }

  read(): GradleDependencies {
    const used: { coordinates: Coordinates; written: WrittenDependency; place: BuildPlace }[] = [];
    const managed: ReadDependency[] = [];
    const constraints = new Map<string, ReadDependency>();
    const forced: ReadDependency[] = [];
    for (const script of this.tree.scripts) {
      for (const written of script.facts.dependencies) {
        const where = used.length + managed.length < MOST ? this.whereItCounts(script, written) : null;
        if (!where) {
          continue;
        }
        const place: BuildPlace = { kind: 'gradle', file: script.facts.file, line: written.line };
        for (const coordinates of this.coordinates.coordinatesOf(written, where)) {
          if (where.project !== this.tree.module) {
            managed.push(this.toRead(coordinates, written, place, null));
          } else if (written.role === 'manage') {
            const constraint = this.toRead(coordinates, written, place, null);
            managed.push(constraint);
            constraints.set(keyOf(coordinates), constraint);
          } else if (written.role === 'force') {
            forced.push(this.toRead(coordinates, written, place, null));
          } else if (written.role === 'bom') {
            this.coordinates.boms.add(nameOf(coordinates));
          } else {
            used.push({ coordinates, written, place });
          }
        }
      }
    }
    if (used.length + managed.length >= MOST) {
      this.coordinates.incomplete.push(message('The build has more than {0} dependencies', MOST));
    }
    return {
      used: used.map(({ coordinates, written, place }) =>
        this.toRead(coordinates, written, place, constraints.get(keyOf(coordinates))?.version ?? null),
      ),
      managed,
      // A constraint may raise the version that a dependency asks for.
      forced: [...forced, ...used.flatMap(({ coordinates }) => constraints.get(keyOf(coordinates)) ?? [])],
      incomplete: this.coordinates.incomplete,
    };
  }

  /** The project for which it is evaluated: the module, or one below it that only tells what the build uses; null for others. */
  private whereItCounts(script: RunScript, { target }: WrittenDependency): Where | null {
    const { module } = this.tree;
    const speaks = this.evaluator.speaksOf(script, target, module);
    if (speaks === 'yes') {
      return { script, project: module };
    }
    const ofModulesBelow = script.owner === module && target.kind !== 'root';
    return speaks === 'maybe' || ofModulesBelow ? { script, project: module + 1 } : null;
  }

  private toRead(
    { group, artifact, version }: Coordinates,
    { forTests }: WrittenDependency,
    place: BuildPlace,
    managedVersion: WrittenText | null,
  ): ReadDependency {
    return {
      group,
      artifact,
      version:
        version ?? managedVersion ?? unknownText(whyNoVersion(wholeText(artifact) ?? '…', this.coordinates.boms)),
      forTests,
      place,
    };
  }
}

function keyOf({ group, artifact }: Coordinates): string {
  return `${wholeText(group)}:${wholeText(artifact)}`;
}

/** What the build's catalogs list, whether the module uses it or not. */
export function catalogDependencies(tree: GradleTree): ReadDependency[] {
  return [...tree.catalogs.values()].flatMap(({ file, libraries }) =>
    [...libraries.values()].map(({ group, artifact, version, line }) => ({
      group,
      artifact,
      version: version ?? unknownText(whyNoVersion(wholeText(artifact) ?? '…', new Set())),
      forTests: false,
      place: { kind: 'catalog' as const, file, line },
    })),
  );
}
