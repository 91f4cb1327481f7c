/** The view "Serializers": the workspace's types by the serializer that Flink picks, with counts. */
import * as vscode from 'vscode';
import type { SerializerGroup, SerializersResult, UsedType } from '../../../server/src/lsp/protocol';
import type { Latest } from '../latest';
import { placeText, showPlace } from '../places';
import { costIcon, costText } from './type-marks';

type Node = SerializerGroup | UsedType;

const isGroup = (node: Node): node is SerializerGroup => 'types' in node;

export function registerSerializersView(
  context: vscode.ExtensionContext,
  serializers: Latest<SerializersResult>,
): void {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => (isGroup(node) ? groupItem(node) : typeItem(node)),
    getChildren(node) {
      serializers.soon(0);
      return node === undefined ? [...(serializers.value?.groups ?? [])] : isGroup(node) ? [...node.types] : [];
    },
  };
  const view = vscode.window.createTreeView('flinkPlaybook.serializers', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  serializers.watch(() => view.visible);
  context.subscriptions.push(
    view,
    changed,
    serializers.onDidChange(() => {
      const groups = serializers.value?.groups ?? [];
      view.description = summary(groups);
      view.message = groups.length === 0 ? vscode.l10n.t('No type is known to reach a stream or a state.') : undefined;
      changed.fire(undefined);
    }),
    view.onDidChangeVisibility(() => serializers.soon(0)),
    vscode.commands.registerCommand('flinkPlaybook.refreshSerializers', () => serializers.now()),
    vscode.commands.registerCommand('flinkPlaybook.showType', ({ place }: UsedType) => place && showPlace(place)),
  );
}

/** How many of all types go through Kryo. */
function summary(groups: readonly SerializerGroup[]): string {
  const types = groups.flatMap((group) => group.types);
  const kryo = types.filter(({ cost }) => cost === 'kryo').length;
  return types.length === 0 ? '' : vscode.l10n.t('Kryo: {0} of {1} types', kryo, types.length);
}

function groupItem({ serializer, types }: SerializerGroup): vscode.TreeItem {
  const isKryo = serializer === 'KryoSerializer';
  const state = isKryo ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  const name = serializer ?? vscode.l10n.t('Not known, or refused by Flink');
  const item = new vscode.TreeItem(name, state);
  item.id = serializer ?? '';
  item.description = String(types.length);
  item.accessibilityInformation = {
    label:
      types.length === 1 ? vscode.l10n.t('{0}: 1 type', name) : vscode.l10n.t('{0}: {1} types', name, types.length),
  };
  // the types come the most expensive first
  item.iconPath = costIcon(isKryo ? 'kryo' : serializer === null ? 'unknown' : (types[0]?.cost ?? 'own'));
  return item;
}

function typeItem(type: UsedType): vscode.TreeItem {
  const item = new vscode.TreeItem(type.text);
  item.iconPath = costIcon(type.cost);
  item.description = type.cost === 'kryo-within' ? vscode.l10n.t('Kryo within') : '';
  item.tooltip = [type.text, ...(type.why ? [type.why] : []), ...(type.place ? [placeText(type.place)] : [])].join(
    '\n',
  );
  item.accessibilityInformation = { label: [type.text, costText(type.cost)].filter(Boolean).join(', ') };
  if (type.place) {
    item.command = { command: 'flinkPlaybook.showType', title: vscode.l10n.t('Go to Source'), arguments: [type] };
  }
  return item;
}
