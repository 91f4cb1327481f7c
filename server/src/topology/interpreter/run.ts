/** Where following a job's code stands: what was made so far, and the choices and calls on the way. */
import type { TextRange } from '../../base/text-range';
import type { Expression, MethodDeclaration } from '../../java/ast';
import type { CodePlace } from '../code-place';
import { conditionOf, opposite } from '../condition';
import type { ChoiceStep, FlowPath } from '../flow-path';
import { type EnvironmentCall, NO_UID, type ProgramGap, type Setting } from '../transformation';
import { type EnvironmentDraft, SETTING_NAMES, type TransformationDraft, UNSET } from './drafts';
import { filled } from './filled-objects';
import type { Observer } from './object-run';
import { joinStores, Store } from './store';
import type { Body, ObjectValue, Value } from './value';

/** How control leaves a piece of code. */
export type Completion = 'normal' | 'ends-method' | 'leaves-block';

/** A method that runs. */
export interface Frame {
  readonly body: Body;
  /** Tells one call of a method from another. */
  readonly activation: number;
  /** What it returned so far, and how things stood then. */
  readonly returns: Value[];
  readonly exits: Store[];
  /** What its parameters held at first. */
  readonly parameters: ReadonlyMap<string, Value>;
  /** The number of transformations before it. */
  readonly since: number;
  /** True once it was called again while it ran. */
  recursive: boolean;
}

/** How much code is followed. */
export interface Limits {
  /** Work beyond this is given up. */
  readonly steps: number;
  /** The same where nothing of a job was seen until then; less than `steps` for what hardly builds one. */
  readonly idle: number;
  /** Calls within calls, beyond which nothing is followed. */
  readonly depth: number;
}

/** Code longer than this is no job. */
export const OF_A_JOB: Limits = { steps: 400_000, idle: 400_000, depth: 60 };
/** For methods that no `main` leads to, in files that name no environment: few build a job, and none late. */
export const OF_ANY_METHOD: Limits = { ...OF_A_JOB, idle: 30_000 };
/** For what runs in a job: it is only asked what it does with state. */
export const OF_AN_OBJECT: Limits = { steps: 60_000, idle: 60_000, depth: 16 };

/** What a call of a method costs beside its expressions, in steps. */
export const STEPS_OF_CALL = 10;

/** Thrown when code takes too many steps to follow. */
export class TooLarge extends Error {}

/** True for what is thrown where code is too large or too deep to follow. */
export function isGivenUp(thrown: unknown): boolean {
  return thrown instanceof TooLarge || thrown instanceof RangeError;
}

export class Run {
  constructor(readonly limits: Limits = OF_ANY_METHOD) {}

  store = Store.empty();
  path: FlowPath = [];
  /** True within loops and lambdas that run any number of times. */
  many = false;
  /** The calls that led to the method that runs, outermost first. */
  callers: readonly CodePlace[] = [];
  readonly frames: Frame[] = [];
  readonly transformations: TransformationDraft[] = [];
  readonly environments = new Map<number, EnvironmentDraft>();
  /** Every method that was followed. */
  readonly visited = new Set<MethodDeclaration>();
  /** Null while nobody asks what the code does beside what it adds to jobs. */
  observed: Observer | null = null;
  /** The objects of anonymous classes that were made. */
  readonly anonymous: ObjectValue[] = [];
  private forks = 0;
  private numbers = 0;
  private steps = 0;

  /** Another run that goes on from where this one stands; this one does not see what it does. */
  continued(limits: Limits): Run {
    const next = new Run(limits);
    next.store = this.store.copy();
    next.numbers = this.numbers;
    next.forks = this.forks;
    return next;
  }

  /** The method that runs. */
  get frame(): Frame {
    const frame = this.frames[this.frames.length - 1];
    if (!frame) {
      throw new Error('no method runs');
    }
    return frame;
  }

  newFrame(body: Body, parameters: ReadonlyMap<string, Value> = new Map()): Frame {
    const since = this.transformations.length;
    return { body, activation: this.number(), returns: [], exits: [], parameters, since, recursive: false };
  }

  /** A number that nothing else in this run has. */
  number(): number {
    return ++this.numbers;
  }

  /** @throws TooLarge when too much was done. */
  step(size = 1): void {
    this.steps += size;
    const isIdle = this.environments.size === 0 && this.transformations.length === 0;
    if (this.steps > (isIdle ? this.limits.idle : this.limits.steps)) {
      throw new TooLarge();
    }
  }

  place(range: TextRange): CodePlace {
    return { file: this.frame.body.file, range };
  }

  /**
   * Follows the arms of one choice, each on how things stand now; joins what they leave behind.
   * @param condition what decides between two arms
   */
  choose(arms: readonly (() => Completion)[], condition: Expression | null = null): Completion {
    const fork = this.forks++;
    const [within, known] = [this.frame.activation, condition && conditionOf(condition)];
    const [before, path] = [this.store, this.path];
    const left: Store[] = [];
    const steps: ChoiceStep[] = [];
    const completions = arms.map((follow, arm) => {
      let ends = false;
      const step: ChoiceStep = {
        fork,
        arm,
        within,
        condition: arm === 0 ? known : opposite(known),
        decidedBy: condition,
        ends: () => ends,
      };
      steps.push(step);
      this.store = before.copy();
      this.path = [...path, step];
      const completion = follow();
      ends = completion === 'ends-method';
      if (!ends) {
        left.push(this.store);
      }
      return completion;
    });
    // where one arm alone goes on, what follows stands in it
    const [survivor, ...others] = arms.flatMap((_, arm) => (completions[arm] === 'ends-method' ? [] : [arm]));
    const isOnly = survivor !== undefined && others.length === 0 && arms.length > 1;
    this.path = isOnly ? [...path, ...steps.slice(survivor, survivor + 1)] : path;
    this.store = left.length > 0 ? joinStores(left) : before.copy();
    if (completions.includes('normal')) {
      return 'normal';
    }
    return completions.every((completion) => completion === 'ends-method') ? 'ends-method' : 'leaves-block';
  }

  /** Follows code that runs any number of times. */
  repeat(follow: () => void): void {
    const outer = this.many;
    this.many = true;
    this.choose([
      () => {
        follow();
        return 'normal';
      },
      () => 'normal',
    ]);
    this.many = outer;
  }

  addEnvironment(made: EnvironmentDraft['made']): EnvironmentDraft {
    const id = this.number();
    const environment = { id, made, variable: null, statementEnd: null, calls: [], gaps: [], executed: 0 };
    this.environments.set(id, environment);
    for (const name of ['parallelism', 'maxParallelism', 'chaining']) {
      this.store.settings.set(`e${id}.${name}`, UNSET);
    }
    return environment;
  }

  /** The environment that code made, where it made only one; null otherwise. */
  onlyEnvironment(): number | null {
    const [only, ...others] = [...this.environments.values()].filter(({ made }) => made !== null);
    return only && others.length === 0 ? only.id : null;
  }

  /** How often an environment was executed before. */
  execution(environment: number): number {
    return this.store.executions.get(environment) ?? 0;
  }

  execute(id: number): void {
    this.store.executions.set(id, this.execution(id) + 1);
    const environment = this.environments.get(id);
    if (environment) {
      environment.executed = Math.max(environment.executed, this.execution(id));
    }
  }

  addGap(id: number, why: ProgramGap['why'], place: CodePlace): void {
    this.environments.get(id)?.gaps.push({ gap: { why, place }, execution: this.execution(id) });
  }

  /** @param ofGraph true for a call on the graph that the last execution gave */
  addCall(id: number, methods: readonly string[], args: readonly Value[], place: CodePlace, ofGraph = false): void {
    const given = args.map((value) => filled(value, this.store));
    const call: EnvironmentCall = { methods, arguments: given, place, path: this.path };
    const execution = this.execution(id) - (ofGraph ? 1 : 0);
    this.environments.get(id)?.calls.push({ call, execution });
  }

  /** Adds a transformation; nothing is set on it yet. */
  add(
    made: Omit<
      TransformationDraft,
      'id' | 'execution' | 'many' | 'path' | 'callers' | 'handedOn' | 'variable' | 'file' | 'environment'
    >,
  ): TransformationDraft {
    const id = this.transformations.length + 1;
    const { many } = this;
    const frames = [...this.frames];
    const draft: TransformationDraft = {
      ...made,
      id,
      file: this.frame.body.file,
      execution: this.execution(made.ofEnvironment),
      environment: {
        parallelism: this.setting(`e${made.ofEnvironment}.parallelism`),
        maxParallelism: this.setting(`e${made.ofEnvironment}.maxParallelism`),
        chaining: this.setting(`e${made.ofEnvironment}.chaining`),
      },
      many: () => many || frames.some((frame) => frame.recursive),
      path: this.path,
      callers: this.callers,
      variable: null,
      handedOn: false,
    };
    this.transformations.push(draft);
    this.store.settings.set(`t${id}.uid`, NO_UID);
    for (const name of SETTING_NAMES) {
      this.store.settings.set(`t${id}.${name}`, UNSET);
    }
    return draft;
  }

  /**
   * What is made in a round of a loop may get, in the next round, what the round before left.
   * @param since the number of transformations before the loop
   */
  feedBack(since: number, before: readonly number[], after: readonly number[]): void {
    const added = after.filter((id) => !before.includes(id));
    if (before.length === 0 || added.length === 0) {
      return;
    }
    for (let i = since; i < this.transformations.length; i++) {
      const draft = this.transformations[i];
      if (draft?.inputs.some((from) => before.every((id) => from.includes(id)))) {
        const inputs = draft.inputs.map((from) =>
          before.every((id) => from.includes(id)) ? [...new Set([...from, ...added])] : from,
        );
        this.transformations[i] = { ...draft, inputs };
      }
    }
  }

  /** Records come to a transformation from another side, too. */
  addInput(id: number, from: readonly number[]): void {
    const draft = this.transformations[id - 1];
    if (draft) {
      this.transformations[id - 1] = { ...draft, inputs: [...draft.inputs, from] };
    }
  }

  transformation(id: number): TransformationDraft | undefined {
    return this.transformations[id - 1];
  }

  setting<T>(key: string): Setting<T> {
    return (this.store.settings.get(key) as Setting<T> | undefined) ?? UNSET;
  }
}
