/** A file outside the Java code as the analysis holds it: its text, and what of it is Flink's, read once. */
import { TextLines } from '../base/text-lines';
import { readSettingsSources } from '../project/flink-configuration/read-settings';
import type { SettingsSource } from '../project/flink-configuration/settings-source';

/** Immutable; a changed file is another object. */
export class ConfigurationText {
  private lineIndex: TextLines | undefined;
  private read: readonly SettingsSource[] | undefined;

  constructor(
    readonly path: string,
    /** The folder of the project it belongs to. */
    readonly project: string,
    readonly text: string,
  ) {}

  get lines(): TextLines {
    this.lineIndex ??= new TextLines(this.text);
    return this.lineIndex;
  }

  /** Empty for a file that is not Flink's. */
  get sources(): readonly SettingsSource[] {
    this.read ??= readSettingsSources(this.path, this.lines);
    return this.read;
  }
}
