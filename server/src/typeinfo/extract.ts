/** Flink's TypeExtractor: from a Java type and a Flink version to type information. The entry of this room. */
import { message } from '../base/message';
import type { FlinkVersion } from '../flink/flink-version';
import type { Expression } from '../java/ast';
import { type ClassModel, type ClassPool, classType, type JavaType, OBJECT } from '../java/class-model';
import { typeKey } from '../java/type-parts';
import { agree } from './agree';
import { Answers } from './answers';
import { arrayTypeInfo } from './arrays';
import { primitiveTypeInfo } from './basic-types';
import type { ExpressionContext } from './expression-context';
import type { Extraction, Libraries, NoTypeInformation, ProjectCode } from './extraction';
import { type ExtractorVersion, extractorOf, REPRESENTATIVES } from './extractor-versions';
import { factoryTypeInfo } from './factories';
import { ExtractionError, InvalidTypesException, NotKnown, unresolved } from './failures';
import { type FunctionQuestion, functionReturnType, validateLambdaType } from './function-results';
import { getForClass } from './get-for-class';
import { isRaw } from './java-types';
import { isJdkClass, KnownClasses } from './known-classes';
import { LogLines } from './log-lines';
import { Reflection } from './reflection';
import { tupleTypeInfo } from './tuples';
import { typeInfoOfExpression } from './type-expressions';
import { append, type TypeHierarchy } from './type-hierarchy';
import { atom, flinkReason, ownReason, type TypeInformation } from './type-information';
import { typeInformationOfClass } from './type-information-of';
import { typeVariableInfo } from './type-variables';

export interface ExtractionContext {
  /** Classes from source or jars; what it does not know is looked up in this room's own table of the JDK and Flink. */
  readonly pool: ClassPool;
  /** Classes with their public side alone, but whole signatures: what functions of Flink extend is read from them. */
  readonly library?: ClassPool;
  /** Null when the project's version is not known: then only what holds in all of 1.17 to 2.3 is said. */
  readonly version: FlinkVersion | null;
  /** Whether flink-avro is on the job's classpath; null or absent when that is not known. */
  readonly flinkAvro?: boolean | null;
  /** Whether flink-hadoop-compatibility is on the job's classpath; null or absent when that is not known. */
  readonly hadoopCompatibility?: boolean | null;
  /** The project's code, in which its TypeInfoFactories are; without it what they make is unknown. */
  readonly code?: ProjectCode;
  /** Is told each line Flink would log, in its order; then nothing is kept from one type to the next. */
  readonly log?: (line: string) => void;
}

/** Extracts the types of one pool for one version. Answers are kept: one extractor should serve all classes of a pool. */
export interface TypeExtractor {
  /** `TypeExtractor.createTypeInfo(Class)` of the class with this binary name. */
  extractClass(name: string): TypeInformation;
  /** `TypeExtractor.createTypeInfo(Type)`. */
  extractType(type: JavaType): TypeInformation;
  /**
   * What a function returns or a `TypeHint` has as argument. Flink begins there without the type itself in the
   * hierarchy, which an array of a class within that class can tell.
   */
  extractTypeArgument(type: JavaType): TypeInformation;
  /** What code such as `Types.LIST(Types.STRING)` makes; unknown when it is not followed, an error for `null`. */
  extractExpression(expression: Expression, context: ExpressionContext): TypeInformation;
  /** `TypeInformation.of(Class)`, which fails for classes that need type arguments. */
  extractClassAlone(type: JavaType): TypeInformation;
  /** What a function of a class gives, given what it gets (`TypeExtractor.getUnaryOperatorReturnType` and its like). */
  extractFunction(question: FunctionQuestion): TypeInformation;
  /** The same for a lambda, or a method reference, of which this type stands in the class file. */
  extractLambda(type: JavaType, baseClass: string): TypeInformation;
}

/** An extractor for a pool and a version; types of versions that were not read (before 1.12) are all unknown. */
export function createTypeExtractor(context: ExtractionContext): TypeExtractor {
  const versions = context.version ? [context.version] : REPRESENTATIVES;
  const runs = versions.map((version) => {
    const extractor = extractorOf(version);
    return extractor && new ExtractionRun(context, extractor);
  });
  const ask = (type: JavaType, question: (run: ExtractionRun) => TypeInformation): TypeInformation => {
    const answers = runs.map((run, i) => run?.answer(type, () => question(run)) ?? notRead(type, versions[i]));
    return agree(answers, versions);
  };
  const extractType = (type: JavaType) => ask(type, (run) => run.createTypeInfoAnew(type));
  return {
    extractType,
    extractClass: (name) => extractType(classType(name)),
    extractTypeArgument: (type) => ask(type, (run) => run.createTypeInfoOfArgument(type)),
    extractExpression: (expression, where) => ask(OBJECT, (run) => run.typeInfoOf(expression, where)),
    extractClassAlone: (type) => ask(type, (run) => typeInformationOfClass(type, run)),
    extractFunction: (question) => ask(classType(question.function.name), (run) => run.returnTypeOf(question)),
    extractLambda: (type, baseClass) => ask(type, (run) => run.lambdaReturnType(type, baseClass)),
  };
}

/** Type information of one class; for more than one, {@link createTypeExtractor} keeps what they share. */
export function extractClass(name: string, context: ExtractionContext): TypeInformation {
  return createTypeExtractor(context).extractClass(name);
}

function notRead(type: JavaType, version: FlinkVersion | undefined): TypeInformation {
  const why = message('what Flink {0} does is not known here; 1.12 and later are', version?.text ?? '');
  return atom('unknown', type, null, [ownReason('other', null, why)]);
}

/** More types than this below one type are given up: mutually recursive classes multiply, in Flink too. */
const MOST_TYPES = 20_000;
/** Deeper nesting is given up, lest the stack overflows here. */
const DEEPEST = 250;

/** The room's own table, which has private fields but no arguments of supertypes, with the signatures of a library. */
function knownClasses(table: ClassPool, library: ClassPool | undefined): ClassPool {
  const models = new Map<string, ClassModel | null>();
  const read = (name: string): ClassModel | null => {
    const own = table.find(name);
    const signed = own && isJdkClass(name) ? null : (library?.find(name) ?? null);
    if (!own || !signed) {
      return own ?? signed;
    }
    const { superclass, interfaces, typeParameters } = signed;
    return { ...own, superclass, interfaces, typeParameters };
  };
  return {
    find: (name) => {
      let model = models.get(name);
      if (model === undefined) {
        model = read(name);
        models.set(name, model);
      }
      return model;
    },
  };
}

class ExtractionRun implements Extraction {
  readonly reflection: Reflection;
  readonly lines: LogLines;
  readonly libraries: Libraries;
  readonly code: ProjectCode | null;
  readonly use: Answers<TypeInformation | NoTypeInformation> = new Answers();
  inputs: readonly (TypeInformation | null)[] = [];
  /** Classes of functions that no pool has by a name. */
  private readonly anonymous = new Map<string, ClassModel>();
  private readonly begun = new Set<string>();
  private readonly endless = new Set<string>();
  private typesLeft = MOST_TYPES;
  private depth = 0;

  constructor(
    private readonly context: ExtractionContext,
    readonly version: ExtractorVersion,
  ) {
    const known = knownClasses(new KnownClasses(version.line), context.library);
    this.reflection = new Reflection({
      find: (name) => this.anonymous.get(name) ?? context.pool.find(name) ?? known.find(name),
    });
    this.code = context.code ?? null;
    this.lines = new LogLines(version.hint);
    // asked only where a class needs them: who knows may have to look through a class path
    this.libraries = {
      get flinkAvro() {
        return context.flinkAvro ?? null;
      },
      get hadoopCompatibility() {
        return context.hadoopCompatibility ?? null;
      },
    };
  }

  /** What `make` gives, with its failures as answers. */
  answer(type: JavaType, make: () => TypeInformation): TypeInformation {
    this.typesLeft = MOST_TYPES;
    try {
      return make();
    } catch (thrown) {
      if (thrown instanceof NotKnown) {
        return atom('unknown', type, null, [thrown.reason]);
      }
      if (thrown instanceof InvalidTypesException) {
        return atom('error', type, null, thrown.reasons);
      }
      if (thrown instanceof ExtractionError) {
        return atom('error', type, null, [flinkReason('throws', null, thrown.message)]);
      }
      if (thrown instanceof TooLarge) {
        return atom('unknown', type, null, [ownReason('other', null, TOO_LARGE)]);
      }
      throw thrown;
    }
  }

  createTypeInfoAnew(type: JavaType): TypeInformation {
    const key = typeKey(type);
    if (this.begun.has(key) || this.endless.has(key)) {
      for (const each of this.begun) {
        this.endless.add(each);
      }
      throw new ExtractionError('java.lang.StackOverflowError');
    }
    this.begun.add(key);
    try {
      return extracted(this.createTypeInfo(type, append(null, type)));
    } finally {
      this.begun.delete(key);
    }
  }

  /** `TypeExtractor.privateCreateTypeInfo` of a function's or a hint's class. */
  createTypeInfoOfArgument(type: JavaType): TypeInformation {
    return extracted(this.createTypeInfo(type, null));
  }

  returnTypeOf(question: FunctionQuestion): TypeInformation {
    if (question.anonymous) {
      this.anonymous.set(question.function.name, question.function);
    }
    const { type, hierarchy, inputs } = functionReturnType(question, this);
    this.inputs = inputs;
    try {
      // a failure is one of the type, not of the function
      return this.answer(type, () => extracted(this.createTypeInfo(type, hierarchy)));
    } finally {
      this.inputs = [];
    }
  }

  lambdaReturnType(type: JavaType, baseClass: string): TypeInformation {
    validateLambdaType(type, baseClass, this);
    return this.createTypeInfoOfArgument(type);
  }

  typeInfoOf(expression: Expression, where: ExpressionContext): TypeInformation {
    const info = typeInfoOfExpression(expression, where, this);
    if (!info) {
      throw new ExtractionError('java.lang.NullPointerException');
    }
    return info;
  }

  createTypeInfo(type: JavaType, hierarchy: TypeHierarchy | null): TypeInformation | NoTypeInformation {
    if (--this.typesLeft < 0 || this.depth >= DEEPEST) {
      throw new TooLarge();
    }
    this.depth++;
    try {
      if (this.context.log || this.inputs.length > 0) {
        return this.create(type, hierarchy);
      }
      // an array's component and what a variable stands for are not in the hierarchy themselves
      const within = hierarchy?.type === type;
      const key = within ? typeKey(type) : `${typeKey(type)} alone`;
      return this.use.get(key, within ? hierarchy.before : hierarchy, () => this.create(type, hierarchy));
    } catch (thrown) {
      if (thrown instanceof NotKnown) {
        return atom('unknown', type, null, [thrown.reason]);
      }
      throw thrown;
    } finally {
      this.depth--;
    }
  }

  /** `TypeExtractor.createTypeInfoWithTypeHierarchy`. */
  private create(type: JavaType, hierarchy: TypeHierarchy | null): TypeInformation | NoTypeInformation {
    switch (type.kind) {
      case 'class':
        return (
          factoryTypeInfo(type, hierarchy, this) ??
          tupleTypeInfo(type, hierarchy, this) ??
          getForClass(type, hierarchy, this)
        );
      case 'array':
        return isRaw(type) ? getForClass(type, hierarchy, this) : arrayTypeInfo(type, hierarchy, this);
      case 'primitive':
        return primitiveTypeInfo(type.name);
      case 'variable':
        return typeVariableInfo(type, hierarchy, this);
      case 'wildcard':
        throw new InvalidTypesException([WILDCARD]);
      case 'unknown':
        throw unresolved(type.text);
    }
  }

  log(line: string): void {
    this.context.log?.(line);
  }
}

/** Where Flink's public methods throw because a private one returned null. */
function extracted(info: TypeInformation | NoTypeInformation): TypeInformation {
  if (info.kind === 'none') {
    throw new InvalidTypesException([
      ...info.reasons,
      flinkReason('throws', null, 'Could not extract type information.'),
    ]);
  }
  return info;
}

class TooLarge extends Error {}

const TOO_LARGE = message('its fields lead to more types than can be followed; Flink itself may take minutes');

const WILDCARD = flinkReason('wildcard', null, 'Type Information could not be created.');
