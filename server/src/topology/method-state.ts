/** Where the reading of a method stands: its variables, the choices on the way, what was made so far. */
import type { Position, TextRange } from '../base/text-range';
import type { FlowPath, FlowStep, StreamProgram } from './operator';
import type { OperatorDraft } from './operator-draft';
import { joinLocals, type Locals } from './values';

interface EnvironmentDraft {
  variable: string | null;
  range: TextRange;
  statementEnd: Position;
  executed: boolean;
  handedOn: boolean;
}

/** How control leaves a piece of code. */
export type Completion = 'normal' | 'ends-method' | 'leaves-block';

export class MethodState {
  locals: Locals = new Map();
  /** The choices taken to come here. */
  path: FlowPath = [];
  /** True within loops and lambdas. */
  many = false;
  readonly drafts: OperatorDraft[] = [];
  private readonly environments = new Map<string, EnvironmentDraft>();
  private readonly executions = new Map<string, number>();
  /** True once the code sets the batch execution mode. */
  batch = false;
  private forks = 0;

  /** Reads the arms of one choice, each on the variables as they are now; joins what they leave behind. */
  choose(arms: readonly (() => Completion)[]): Completion {
    const fork = this.forks++;
    const [before, path] = [this.locals, this.path];
    const left: Locals[] = [];
    const completions = arms.map((read, arm) => {
      let ends = false;
      const step: FlowStep = { fork, arm, ends: () => ends };
      this.locals = new Map(before);
      this.path = [...path, step];
      const completion = read();
      ends = completion === 'ends-method';
      if (completion === 'normal') {
        left.push(this.locals);
      }
      return completion;
    });
    this.locals = before;
    this.path = path;
    joinLocals(before, left);
    if (completions.includes('normal')) {
      return 'normal';
    }
    return completions.every((completion) => completion === 'ends-method') ? 'ends-method' : 'leaves-block';
  }

  /** Reads code that runs any number of times. */
  repeat(read: () => void): void {
    const outer = this.many;
    this.many = true;
    this.choose([
      () => {
        read();
        return 'normal';
      },
      () => 'normal',
    ]);
    this.many = outer;
  }

  addEnvironment(id: string, range: TextRange): void {
    this.environments.set(id, { variable: null, range, statementEnd: range.end, executed: false, handedOn: false });
  }

  nameEnvironment(id: string, variable: string, statementEnd: Position): void {
    const environment = this.environments.get(id);
    if (environment) {
      environment.variable ??= variable;
      environment.statementEnd = statementEnd;
    }
  }

  handOnEnvironment(id: string | null): void {
    const environment = id === null ? undefined : this.environments.get(id);
    if (environment) {
      environment.handedOn = true;
    }
  }

  execute(id: string | null): void {
    if (id === null) {
      return;
    }
    this.executions.set(id, this.execution(id) + 1);
    const environment = this.environments.get(id);
    if (environment) {
      environment.executed = true;
    }
  }

  execution(id: string | null): number {
    return (id !== null && this.executions.get(id)) || 0;
  }

  finish(entry: string): StreamProgram {
    return {
      entry,
      operators: this.drafts.map((draft) => draft.finish()),
      environments: [...this.environments.values()],
      batch: this.batch,
    };
  }
}
