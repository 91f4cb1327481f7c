/** A class that contains itself through a collection: since Flink has serializers for collections, their making never ends. */
import { message } from '../../base/message';
import { classType, type FieldModel, type JavaType, simpleName } from '../../java/class-model';
import { supertypesOf } from '../../java/supertypes';
import type { TypeInformation } from '../../typeinfo/type-information';
import { mayNameFlink, withoutFlink } from '../flink-on-class-path';
import { oncePerPlace } from '../once-per-place';
import { reachedHere } from '../reached-here';
import { wayOn } from '../reached-words';
import type { Detection, FileFacts, ProjectFacts, Rule } from '../rule';
import { hasTypeInfo } from '../type-info';
import { genericFieldFixes, type Loop } from './fixes';

interface Recursion {
  readonly name: string;
  readonly loop: Loop;
}

export const recursiveType: Rule<Recursion> = {
  id: 'recursive-type',
  title: message('A class contains itself through a collection'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => oncePerPlace(detect(facts)),

  message: ({ name, loop: { field } }) =>
    message(
      "{0} contains itself through the collection '{1}': from 2.0 on, Flink follows it until the stack overflows.",
      name,
      field.name,
    ),

  fixes: (facts, { data: { loop } }) => genericFieldFixes(facts, loop),

  whyNoFix(facts, { data: { loop } }) {
    const owner = facts.project.factsOfClass(loop.className);
    return owner && !mayNameFlink(owner) ? withoutFlink() : null;
  },
};

function* detect(facts: FileFacts): Iterable<Detection<Recursion>> {
  const { project } = facts;
  for (const reached of reachedHere(facts)) {
    const { information, place } = reached;
    const loop = overflows(information) ? findLoop(information.type, project) : null;
    if (loop?.field.place) {
      const { file, nameRange } = loop.field.place;
      yield {
        range: place.range,
        data: {
          name: simpleName(loop.name),
          loop: { className: loop.name, field: loop.field, reached: information.type },
        },
        related: [{ file, range: nameRange, message: message('The class contains itself here.') }, ...wayOn(reached)],
      };
    }
  }
}

function overflows({ kind, reasons }: TypeInformation): boolean {
  return kind === 'error' && reasons.some(({ message: thrown }) => thrown === 'java.lang.StackOverflowError');
}

interface Found {
  /** The class that is met again. */
  readonly name: string;
  /** Its collection on the way to itself. */
  readonly field: FieldModel;
}

/** The first field below the type that is a collection and leads back to its own class. */
function findLoop(type: JavaType, project: ProjectFacts, seen: Set<string> = new Set()): Found | null {
  for (const name of classesIn(type)) {
    if (seen.has(name)) {
      continue;
    }
    seen.add(name);
    const fields = dataFields(name, project);
    const field = fields.find((each) => isCollection(each.type) && leadsTo(name, each.type, project, new Set()));
    if (field) {
      return { name, field };
    }
    for (const each of fields) {
      const below = findLoop(each.type, project, seen);
      if (below) {
        return below;
      }
    }
  }
  return null;
}

function leadsTo(wanted: string, type: JavaType, project: ProjectFacts, seen: Set<string>): boolean {
  return classesIn(type).some((name) => {
    if (name === wanted) {
      return true;
    }
    if (seen.has(name)) {
      return false;
    }
    seen.add(name);
    return dataFields(name, project).some((field) => leadsTo(wanted, field.type, project, seen));
  });
}

/** The fields that Flink follows, inherited ones too. */
function dataFields(name: string, project: ProjectFacts): FieldModel[] {
  const pool = { find: (binaryName: string) => project.findClass(binaryName) };
  return Array.from(supertypesOf(classType(name), pool)).flatMap((type) =>
    (project.findClass(type.name)?.fields ?? []).filter(
      ({ keywords, annotations }) => !keywords.has('static') && !keywords.has('transient') && !hasTypeInfo(annotations),
    ),
  );
}

function isCollection(type: JavaType): boolean {
  return type.kind === 'class' && /^java\.(?:util\.(?:List|Set|Map|Collection)|lang\.Iterable)$/.test(type.name);
}

function classesIn(type: JavaType): string[] {
  switch (type.kind) {
    case 'class':
      return [type.name, ...type.arguments.flatMap(classesIn)];
    case 'array':
      return classesIn(type.element);
    default:
      return [];
  }
}
