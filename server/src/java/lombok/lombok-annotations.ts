/** Which of Lombok's annotations stands at a declaration (lombok.javac.handlers.JavacHandlerUtil#annotationTypeMatches). */
import type { Annotation, CompilationUnit, Modifiers } from '../ast';
import { AnnotationValues } from './annotation-values';

/** Annotations whose whole effect on a class's members is known here. */
const FOLLOWED = [
  'lombok.AllArgsConstructor',
  'lombok.Builder',
  'lombok.CustomLog',
  'lombok.Data',
  'lombok.EqualsAndHashCode',
  'lombok.Getter',
  'lombok.Locked',
  'lombok.NoArgsConstructor',
  'lombok.RequiredArgsConstructor',
  'lombok.Setter',
  'lombok.Synchronized',
  'lombok.ToString',
  'lombok.Value',
  'lombok.With',
  'lombok.experimental.FieldDefaults',
  'lombok.experimental.FieldNameConstants',
  'lombok.experimental.StandardException',
  'lombok.experimental.SuperBuilder',
  'lombok.experimental.UtilityClass',
  'lombok.extern.apachecommons.CommonsLog',
  'lombok.extern.flogger.Flogger',
  'lombok.extern.jackson.Jacksonized',
  'lombok.extern.java.Log',
  'lombok.extern.jbosslog.JBossLog',
  'lombok.extern.log4j.Log4j',
  'lombok.extern.log4j.Log4j2',
  'lombok.extern.slf4j.Slf4j',
  'lombok.extern.slf4j.XSlf4j',
];

/** Annotations that change bodies only, whatever their arguments are. */
const OF_BODIES = [
  'lombok.Cleanup',
  'lombok.Generated',
  'lombok.SneakyThrows',
  'lombok.experimental.ExtensionMethod',
  'lombok.experimental.Helper',
];

/** Annotations that others read. */
const WITHOUT_MEMBERS = [
  'lombok.Builder$Default',
  'lombok.Builder$ObtainVia',
  'lombok.NonNull',
  'lombok.Singular',
  'lombok.experimental.Accessors',
  'lombok.experimental.NonFinal',
  'lombok.experimental.PackagePrivate',
  'lombok.experimental.Tolerate',
];

/** Annotations whose members depend on more than a class's source; those of no list are unknown as well. */
const UNKNOWN = [
  'lombok.Delegate',
  'lombok.experimental.Delegate',
  'lombok.experimental.WithBy',
  'lombok.experimental.Wither',
];

/** `HandlerUtil.NONNULL_ANNOTATIONS`: what makes a field one that a constructor must be given. */
const NON_NULL = [
  'android.annotation.NonNull',
  'android.support.annotation.NonNull',
  'android.support.annotation.RecentlyNonNull',
  'androidx.annotation.NonNull',
  'androidx.annotation.RecentlyNonNull',
  'com.android.annotations.NonNull',
  'com.google.firebase.database.annotations.NotNull',
  'com.mongodb.lang.NonNull',
  'com.sun.istack.NotNull',
  'com.unboundid.util.NotNull',
  'edu.umd.cs.findbugs.annotations.NonNull',
  'io.micrometer.core.lang.NonNull',
  'io.reactivex.annotations.NonNull',
  'io.reactivex.rxjava3.annotations.NonNull',
  'jakarta.annotation.Nonnull',
  'javax.annotation.Nonnull',
  'libcore.util.NonNull',
  'lombok.NonNull',
  'org.checkerframework.checker.nullness.qual.NonNull',
  'org.checkerframework.checker.nullness.compatqual.NonNullDecl',
  'org.checkerframework.checker.nullness.compatqual.NonNullType',
  'org.codehaus.commons.nullanalysis.NotNull',
  'org.eclipse.jdt.annotation.NonNull',
  'org.jetbrains.annotations.NotNull',
  'org.jmlspecs.annotation.NonNull',
  'org.jspecify.annotations.NonNull',
  'org.netbeans.api.annotations.common.NonNull',
  'org.springframework.lang.NonNull',
  'reactor.util.annotation.NonNull',
];

const COMPLETE = new Set([...FOLLOWED, ...OF_BODIES, ...WITHOUT_MEMBERS, ...NON_NULL]);
const NON_NULL_SET = new Set(NON_NULL);
/** What a star import may bring. */
const IMPORTABLE = new Set([...COMPLETE, ...UNKNOWN]);

/** An annotation that matters to Lombok. */
export interface LombokAnnotation {
  /** The binary name. */
  readonly name: string;
  readonly writtenName: string;
  readonly values: AnnotationValues;
}

/** True for Lombok's annotations whose members are not worked out here, or whose arguments cannot be read. */
export function isUnknownToUs({ name, values }: LombokAnnotation): boolean {
  const isKnown = COMPLETE.has(name) || COMPLETE.has(name.split('$')[0] ?? name);
  return name.startsWith('lombok.') && !OF_BODIES.includes(name) && !(isKnown && values.isReadable());
}

/** `JavacHandlerUtil.hasNonNullAnnotations`. */
export function isNonNull({ name }: LombokAnnotation): boolean {
  return NON_NULL_SET.has(name);
}

/** Reads the annotations that matter to Lombok where some declaration stands. */
export class LombokAnnotationReader {
  private readonly importsLombok: boolean;

  constructor(
    private readonly unit: CompilationUnit,
    private readonly className: (writtenName: string) => string | null,
  ) {
    this.importsLombok = unit.imports.some(({ name }) => name.startsWith('lombok'));
  }

  read(modifiers: Modifiers): LombokAnnotation[] {
    return modifiers.annotations.flatMap((annotation) => {
      const name = this.nameOf(annotation);
      return name.startsWith('lombok.') || NON_NULL_SET.has(name)
        ? [{ name, writtenName: annotation.name, values: new AnnotationValues(annotation.arguments) }]
        : [];
    });
  }

  /** Lombok's classes are no part of the workspace, so a star import says nothing to the names of the project. */
  private nameOf({ name }: Annotation): string {
    if (!this.importsLombok && !/^lombok\.|non_?null|not_?null/i.test(name)) {
      return ''; // most files: nothing is looked up twice
    }
    const known = this.className(name);
    if (known !== null) {
      return known;
    }
    const written = name.replace(/\./g, '$');
    const imported = this.unit.imports.filter((i) => i.star && !i.static).map((i) => `${i.name}.${written}`);
    return imported.find((candidate) => IMPORTABLE.has(candidate.split('$')[0] ?? '')) ?? '';
  }
}
