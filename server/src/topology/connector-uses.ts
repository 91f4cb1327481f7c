/** Where a file makes a connector that has a successor. */
import type { TextRange } from '../base/text-range';
import { type LegacyKafkaConnector, legacyKafkaConnector } from '../flink/legacy-kafka';
import { type TypeDeclaration, type TypeNode, walk } from '../java/ast';
import type { SourceClassPool } from '../java/build-classes';
import type { SourceFile } from '../java/source-set';

export interface LegacyKafkaUse {
  readonly connector: LegacyKafkaConnector;
  /** The class's name. */
  readonly range: TextRange;
}

/** `new FlinkKafkaConsumer<>(…)` and classes that extend one, in the order of the source. */
export function legacyKafkaUses(file: SourceFile, classes: SourceClassPool): LegacyKafkaUse[] {
  const unit = file.unit();
  if (!unit || !file.scan.mentionsFlink) {
    return [];
  }
  const uses: LegacyKafkaUse[] = [];
  const look = (node: TypeNode | null) => {
    const type =
      node?.kind === 'named' && node.name.includes('FlinkKafka')
        ? classes.names.resolveClass(node, { unit, enclosing: [], variables: new Map() })
        : null;
    const connector = type && legacyKafkaConnector(type.name);
    if (connector && node?.kind === 'named') {
      uses.push({ connector, range: node.nameRange });
    }
  };
  walk(unit.types, (node) => {
    if (node.kind === 'new') {
      look(node.type);
    } else if (node.kind === 'class') {
      look((node as TypeDeclaration).superclass);
    }
    return true;
  });
  return uses;
}
