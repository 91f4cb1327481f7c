/** Names of Kafka topics: `org.apache.kafka.common.internals.Topic.validate` (Kafka 3.6). */

export function isTopic(name: string): boolean {
  return /^[a-zA-Z0-9._-]{1,249}$/.test(name);
}
