/** What kinds of state there are, in the words of the command line's JSON. */
export type StateKind =
  | 'value'
  | 'list'
  | 'map'
  | 'reducing'
  | 'aggregating'
  | 'broadcast'
  | 'operator-list'
  | 'timer'
  | 'window'
  | 'connector';
