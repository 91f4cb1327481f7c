/** Which lenses and hints a person wants. */

export interface LensSwitches {
  readonly classes: boolean;
  readonly operators: boolean;
  readonly jobs: boolean;
}

/** Reads `flinkPlaybook.lenses`; what is not set is on. */
export function lensSwitches(section: unknown): LensSwitches {
  const { lenses } = (section ?? {}) as { lenses?: Record<string, unknown> | null };
  const isOn = (name: string) => lenses?.enabled !== false && lenses?.[name] !== false;
  return { classes: isOn('classes'), operators: isOn('operators'), jobs: isOn('jobs') };
}
