/** Where a project uses what Flink 2 does not have: imports, calls, fields, and methods that override nothing any more. */
import type { ProjectAnalysis } from '../../analysis/project-analysis';
import type { SourceText } from '../../analysis/source-text';
import { type Message, message } from '../../base/message';
import type { TextRange } from '../../base/text-range';
import { legacyKafkaConnector } from '../../flink/legacy-kafka';
import { isRemovedField, type RemovedMethod, removedClass, removedMethods } from '../../flink/removed-in-2';
import { type Advice, upgradeAdvice } from '../../flink/upgrade-advice';
import { type CallExpression, type CompilationUnit, type Expression, walk } from '../../java/ast';
import { type ClassPool, classType, type JavaType, simpleName } from '../../java/class-model';
import { LibraryClasses } from '../../java/library/library-classes';
import { supertypesOf } from '../../java/supertypes';

const BEFORE = '1.20';

export interface RemovedUse {
  readonly file: string;
  readonly range: TextRange;
  /** As people write it: `ExecutionConfig.disableGenericTypes()`. */
  readonly what: string;
  readonly words: Message;
}

/** In the order of the file. */
export function removedUses(project: ProjectAnalysis, file: SourceText): RemovedUse[] {
  const unit = file.unit();
  const uses = unit ? [...ofImports(unit), ...ofCode(unit, project), ...ofOverrides(project, file)] : [];
  return uses.map((use) => ({ file: file.path, ...use }));
}

type Use = Omit<RemovedUse, 'file'>;

/** The project's classes, and behind them Flink's with their ancestors. */
function poolOf(project: ProjectAnalysis): ClassPool {
  const library = new LibraryClasses(BEFORE);
  return { find: (name) => project.findClass(name) ?? library.find(name) };
}

function* ofImports({ imports }: CompilationUnit): Iterable<Use> {
  for (const { name, star, static: isStatic, range } of imports) {
    const className = isStatic && !star ? name.slice(0, name.lastIndexOf('.')) : name;
    if ((!star || isStatic) && className.startsWith('org.apache.flink.')) {
      const binaryName = nestedName(className);
      const kafka = legacyKafkaConnector(className)?.replacement ?? null;
      const moved = kafka ?? removedClass(binaryName);
      if (moved !== null) {
        const words = kafka ? message('replaced by {0}', kafka) : classWords(binaryName, moved);
        yield { range, what: simpleName(binaryName), words };
      }
    }
  }
}

/** `a.b.C$D` of `a.b.C.D`: names of classes begin with a capital, those of packages do not. */
function nestedName(name: string): string {
  return name.replace(/\.([A-Z]\w*)\.(?=[A-Z])/g, '.$1$');
}

function classWords(binaryName: string, moved: string): Message {
  const advice = upgradeAdvice(binaryName);
  if (moved === '') {
    return wordsOf(advice);
  }
  const isOld = moved.includes('.legacy.');
  return isOld && advice
    ? message('moved to {0}, deprecated there; use {1}', moved, advice.use)
    : isOld
      ? message('moved to {0}; deprecated there', moved)
      : message('moved to {0}', moved);
}

function wordsOf(advice: Advice | null): Message {
  if (!advice) {
    return message('removed');
  }
  return advice.option
    ? message('removed; set the option {0} instead', advice.use)
    : message('removed; use {0}', advice.use);
}

/** Calls, constructors and constants; those whose class is not known are left out. */
function ofCode(unit: CompilationUnit, project: ProjectAnalysis): Use[] {
  const uses: Use[] = [];
  const pool = poolOf(project);
  const typeOf = (expression: Expression) => classNamed(expression, unit) ?? project.typeOfExpression(expression, unit);
  walk(unit.types, (node) => {
    if (node.kind === 'call') {
      const { target, name, nameRange, arguments: given } = node as CallExpression;
      const owner = target && typeOf(target);
      const found = owner?.kind === 'class' ? lost(owner.name, name, given.map(typeOf), pool) : null;
      if (found) {
        const what = `${simpleName(found.owner)}.${name}()`;
        uses.push({ range: nameRange, what, words: wordsOf(upgradeAdvice(found.owner, name)) });
      }
    } else if (node.kind === 'field') {
      const owner = classNamed(node.target, unit);
      if (owner?.kind === 'class' && isRemovedField(owner.name, node.name)) {
        const what = `${simpleName(owner.name)}.${node.name}`;
        uses.push({ range: node.range, what, words: wordsOf(upgradeAdvice(owner.name, node.name)) });
      }
    }
    return true;
  });
  return uses;
}

/** The class that a name stands for, where an import says so. */
function classNamed(expression: Expression, { imports }: CompilationUnit): JavaType | null {
  const name = expression.kind === 'name' ? expression.name : '';
  const imported = /^[A-Z]/.test(name)
    ? imports.find((each) => !each.static && !each.star && each.name.endsWith(`.${name}`))
    : undefined;
  return imported ? classType(nestedName(imported.name)) : null;
}

/** The class that has lost the method which a call means: by its name and as many arguments, or by their very types. */
function lost(owner: string, name: string, given: readonly JavaType[], pool: ClassPool): { owner: string } | null {
  for (const type of supertypesOf(classType(owner), pool)) {
    const methods = type.name.startsWith('org.apache.flink.') ? removedMethods(type.name) : [];
    if (methods.some((method) => method.name === name && isMeant(method, given))) {
      return { owner: type.name };
    }
  }
  return null;
}

function isMeant({ parameters, byCount }: RemovedMethod, given: readonly JavaType[]): boolean {
  if (byCount && parameters.length === given.length) {
    return true;
  }
  const last = parameters.at(-1);
  const isOpenEnded = last?.endsWith('[]') && given.length >= parameters.length;
  return (
    given.length > 0 &&
    (given.length === parameters.length || isOpenEnded === true) &&
    given.every((type, i) => {
      const wanted = parameters[i] ?? last ?? '';
      const erased = erasedName(type);
      return erased !== null && (erased === wanted || (i >= parameters.length - 1 && `${erased}[]` === wanted));
    })
  );
}

/** As the table writes types; null for one that is not known. */
function erasedName(type: JavaType): string | null {
  switch (type.kind) {
    case 'class':
      return type.name.slice(Math.max(type.name.lastIndexOf('.'), type.name.lastIndexOf('$')) + 1);
    case 'primitive':
      return type.name;
    case 'array': {
      const element = erasedName(type.element);
      return element && `${element}[]`;
    }
    default:
      return null;
  }
}

/** Methods that Flink 1.x calls and 2.x does not: with `@Override` they do not compile, without it nothing runs them. */
function* ofOverrides(project: ProjectAnalysis, file: SourceText): Iterable<Use> {
  const pool = poolOf(project);
  for (const model of project.classesOf(file)) {
    const parents = [...supertypesOf(classType(model.name), pool)].filter(({ name }) =>
      name.startsWith('org.apache.flink.'),
    );
    for (const { name, parameters, place } of model.methods) {
      const given = parameters.map(({ type }) => erasedName(type) ?? '');
      const parent = parents.find((each) =>
        removedMethods(each.name).some(
          (method) => method.name === name && method.parameters.join() === given.join() && name !== '<init>',
        ),
      );
      if (parent && place) {
        const advice = upgradeAdvice(parent.name, name);
        yield {
          range: place.nameRange,
          what: `${simpleName(model.name)}.${name}(${given.join(', ')})`,
          words: advice
            ? message('overrides nothing in Flink 2, which does not call it; use {0}', advice.use)
            : message('overrides nothing in Flink 2, which does not call it'),
        };
      }
    }
  }
}
