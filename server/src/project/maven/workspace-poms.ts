/** The workspace's poms: each parsed once, found by path or, among the modules, by coordinates. */
import { joinPath } from '../paths';
import type { WorkspaceTexts } from '../workspace-texts';
import { type Pom, parsePom } from './pom';

/** More modules than this are not looked through. */
const MOST_MODULES = 500;

export type ReadPom = ReturnType<typeof parsePom>;

export class WorkspacePoms {
  private readonly poms = new Map<string, ReadPom | null>();
  private readonly modules = new Map<string, ReadonlyMap<string, Pom>>();

  constructor(private readonly texts: WorkspaceTexts) {}

  /** The pom at a path; null when there is no such file in the workspace. */
  at(path: string): ReadPom | null {
    let pom = this.poms.get(path);
    if (pom === undefined) {
      const text = this.texts.read(path);
      pom = text && 'text' in text ? parsePom(path, text.text) : text;
      this.poms.set(path, pom);
    }
    return pom;
  }

  /** The pom a module or parent path of `folder` means: the file itself, or the `pom.xml` of that folder. */
  inFolder(folder: string, path: string): ReadPom | null {
    const target = joinPath(folder, path);
    return target.endsWith('.xml') ? this.at(target) : (this.at(joinPath(target, 'pom.xml')) ?? this.at(target));
  }

  /** The module with these coordinates among those that the workspace's root pom, or the given one, lists. */
  byCoordinates(group: string, artifact: string, top: Pom): Pom | null {
    const root = this.at(joinPath(this.texts.root, 'pom.xml'));
    const tops = root && 'file' in root ? [root, top] : [top];
    const key = `${group}:${artifact}`;
    return tops.map((pom) => this.modulesOf(pom).get(key)).find((pom) => pom !== undefined) ?? null;
  }

  private modulesOf(top: Pom): ReadonlyMap<string, Pom> {
    let found = this.modules.get(top.file);
    if (!found) {
      found = this.collectModules(top);
      this.modules.set(top.file, found);
    }
    return found;
  }

  private collectModules(top: Pom): ReadonlyMap<string, Pom> {
    const found = new Map<string, Pom>();
    const seen = new Set([top.file]);
    const waiting = [top];
    for (let pom = waiting.shift(); pom; pom = waiting.shift()) {
      const key = `${(pom.group ?? pom.parent?.group)?.text}:${pom.artifact?.text}`;
      if (!found.has(key)) {
        found.set(key, pom);
      }
      for (const module of pom.modules) {
        const next = seen.size < MOST_MODULES ? this.inFolder(pom.folder, module) : null;
        if (next && 'file' in next && !seen.has(next.file)) {
          seen.add(next.file);
          waiting.push(next);
        }
      }
    }
    return found;
  }
}
