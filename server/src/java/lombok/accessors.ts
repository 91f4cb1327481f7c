/** `@Accessors` of a field, its class and the classes around (lombok.javac.handlers.HandleAccessors, JavacHandlerUtil). */
import type { NamingStyle } from './accessor-names';
import { withoutPrefix } from './accessor-names';
import type { FieldDraft } from './class-draft';
import type { Handling } from './handling';
import type { LombokAnnotation } from './lombok-annotations';
import { flagSetting, listSetting, textSetting } from './lombok-config';

const ACCESSORS = 'lombok.experimental.Accessors';

/** How the accessors of a field are named and what they return. */
export interface AccessorStyle extends NamingStyle {
  readonly returnsThis: boolean;
  readonly final: boolean;
}

/** `getAccessorsForField`, `shouldReturnThis`, `shouldMakeFinal`: each property is that of the nearest one that sets it. */
export function accessorStyle(field: FieldDraft, handling: Handling): AccessorStyle {
  const { config } = handling;
  const found = [field.lombok, ...classesAround(handling)].flatMap((annotations) => accessorsIn(annotations) ?? []);
  const flag = (name: string) => found.find(({ values }) => values.isExplicit(name))?.values.flag(name) ?? null;
  const fluent = flag('fluent') ?? flagSetting(config, 'lombok.accessors.fluent') ?? false;
  const isStatic = field.keywords.has('static');
  return {
    ...namingSettings(handling),
    prefixes:
      found.find(({ values }) => values.isExplicit('prefix'))?.values.texts('prefix') ??
      listSetting(config, 'lombok.accessors.prefix'),
    fluent,
    returnsThis: !isStatic && (flag('chain') ?? flagSetting(config, 'lombok.accessors.chain') ?? fluent),
    final: !isStatic && (flag('makeFinal') ?? flagSetting(config, 'lombok.accessors.makeFinal') ?? false),
  };
}

/** What only `lombok.config` says about names. */
export function namingSettings({ config }: Handling): Pick<NamingStyle, 'noIsPrefix' | 'capitalization'> {
  return {
    noIsPrefix: flagSetting(config, 'lombok.getter.noIsPrefix') ?? false,
    capitalization:
      textSetting(config, 'lombok.accessors.capitalization')?.toLowerCase() === 'beanspec' ? 'beanspec' : 'basic',
  };
}

/** `removePrefixFromField`: only the nearest `@Accessors` counts, whatever it sets; a name without prefix stays. */
export function nameWithoutPrefix(field: FieldDraft, handling: Handling): string {
  const ofField = accessorsIn(field.lombok);
  const nearest = ofField?.values.isExplicit('prefix')
    ? ofField
    : classesAround(handling)
        .map(accessorsIn)
        .find((each) => each !== undefined);
  const prefixes = nearest?.values.isExplicit('prefix')
    ? nearest.values.texts('prefix')
    : listSetting(handling.config, 'lombok.accessors.prefix');
  return withoutPrefix(field.name, prefixes) ?? field.name;
}

function classesAround({ draft, around }: Handling): (readonly LombokAnnotation[])[] {
  return [draft.annotations, ...around];
}

function accessorsIn(annotations: readonly LombokAnnotation[]): LombokAnnotation | undefined {
  return annotations.find(({ name }) => name === ACCESSORS);
}
