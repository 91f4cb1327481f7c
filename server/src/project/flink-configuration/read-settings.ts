/** Finds what of a file is Flink's: most YAML and most scripts are not. */
import type { TextLines } from '../../base/text-lines';
import { parseFlinkVersion } from '../../flink/flink-version';
import { isFlinkOption } from '../../flink/options';
import { readFlatConfiguration } from './flat-configuration';
import { listLaunches, shellLaunches } from './launch-commands';
import { configurationSource, type SettingsSource, type WrittenSetting } from './settings-source';
import { mapAt, type RangeOf, readYaml, scalarAt, settingsOf, textBlocks } from './yaml-documents';

/** Files that people write stay far below. */
const LARGEST = 300_000;

/** The sources of settings in a file, in their order; none for a file that is not Flink's or cannot be read. */
export function readSettingsSources(file: string, lines: TextLines): SettingsSource[] {
  const { text } = lines;
  if (
    text.length > LARGEST ||
    !/flink|standalone-job|jobmanager|taskmanager|parallelism|state\.|execution|pipeline/i.test(text)
  ) {
    return [];
  }
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name === 'flink-conf.yaml' || name === 'flink-conf.yml') {
    return isTemplate(text) ? [] : [configurationSource(file, readFlatConfiguration(lines))];
  }
  if (!/\.ya?ml$/.test(name)) {
    return /\.(properties|conf)$/.test(name) ? [] : [...shellLaunches(file, lines), ...dockerLaunches(file, lines)];
  }
  if (isTemplate(text)) {
    return [];
  }
  return [
    ...(name === 'config.yaml' || name === 'config.yml' ? standardConfiguration(file, text, rangeIn(lines)) : []),
    ...(MENTIONS_YAML.test(text) ? inYaml(file, lines) : []),
    ...(/flink[\s"',[\]-]+run|standalone-job|-session\.sh|manager\.sh/.test(text)
      ? [...shellLaunches(file, lines), ...listLaunches(file, lines)]
      : []),
  ];
}

const MENTIONS_YAML =
  /\bkind:[ \t]*["']?Flink(Deployment|SessionJob)\b|FLINK_PROPERTIES|\b(flink-conf|config)\.ya?ml\b/;

function dockerLaunches(file: string, lines: TextLines): SettingsSource[] {
  return /Dockerfile/.test(file) ? listLaunches(file, lines) : [];
}

/** A Helm chart's file is Go's template language, whatever it looks like. */
function isTemplate(text: string): boolean {
  return /^[ \t]*\{\{/m.test(text);
}

/** `config.yaml` is a name that everybody uses: it is Flink's when most of it is. */
function standardConfiguration(file: string, yaml: string, rangeOf: RangeOf): SettingsSource[] {
  const settings = nestedConfiguration(yaml, rangeOf);
  const known = settings.filter(({ key }) => key.includes('.') && isFlinkOption(key));
  return known.length > 0 && known.length * 2 >= settings.length ? [configurationSource(file, settings)] : [];
}

function nestedConfiguration(yaml: string, rangeOf: RangeOf): WrittenSetting[] {
  const [document, ...others] = readYaml(yaml);
  return document && others.length === 0 ? settingsOf(document, mapAt(document), rangeOf) : [];
}

function inYaml(file: string, lines: TextLines): SettingsSource[] {
  const rangeOf = rangeIn(lines);
  return readYaml(lines.text).flatMap((document): SettingsSource[] => {
    const kind = scalarAt(document, mapAt(document), 'kind', rangeOf)?.value;
    if (kind === 'FlinkDeployment' || kind === 'FlinkSessionJob') {
      const spec = mapAt(document, 'spec');
      const job = mapAt(document, 'spec', 'job');
      const version = scalarAt(document, spec, 'flinkVersion', rangeOf)?.value;
      return [
        {
          kind: 'deployment',
          file,
          settings: settingsOf(document, mapAt(document, 'spec', 'flinkConfiguration'), rangeOf),
          flinkVersion: version ? parseFlinkVersion(version.replace(/^v/, '').replace('_', '.')) : null,
          entryClass: scalarAt(document, job, 'entryClass', rangeOf),
          savepointPath: scalarAt(document, job, 'initialSavepointPath', rangeOf),
          allowNonRestoredState: scalarAt(document, job, 'allowNonRestoredState', rangeOf),
          parallelism: scalarAt(document, job, 'parallelism', rangeOf),
          command: null,
          resource: {
            kind,
            name: scalarAt(document, mapAt(document, 'metadata'), 'name', rangeOf)?.value ?? null,
            namespace: scalarAt(document, mapAt(document, 'metadata'), 'namespace', rangeOf)?.value ?? null,
            upgradeMode: scalarAt(document, job, 'upgradeMode', rangeOf)?.value ?? null,
            range: rangeOf(document.range[0], document.range[1]),
          },
        },
      ];
    }
    return textBlocks(document, lines.text).flatMap((block): SettingsSource[] => {
      if (block.key === 'config.yaml' || block.key === 'config.yml') {
        const rangeInBlock: RangeOf = (start, end) => rangeOf(block.start + start, block.start + end);
        return standardConfiguration(file, lines.text.slice(block.start, block.end), rangeInBlock);
      }
      const flat = block.key === 'flink-conf.yaml' || block.key === 'FLINK_PROPERTIES';
      const listed = block.key === null && block.text.startsWith('FLINK_PROPERTIES=');
      const from = lines.positionAt(block.start).line;
      const to = lines.positionAt(Math.max(block.start, block.end - 1)).line + 1;
      return flat || listed ? [configurationSource(file, readFlatConfiguration(lines, from, to))] : [];
    });
  });
}

function rangeIn(lines: TextLines): RangeOf {
  return (start, end) => ({ start: lines.positionAt(start), end: lines.positionAt(end) });
}
