import { Partitioners, type PartitionMetadata } from 'kafkajs';

export const LANES = 64;

// With a key the partitioner looks at nothing but the length of the metadata.
const pseudoMetadata = new Map<number, PartitionMetadata[]>();
const partitioner = Partitioners.DefaultPartitioner();

/** Murmur2 of the key, as the Java client computes it, so that other producers agree on the partition. */
export function partitionOf(key: string, partitions: number): number {
  let partitionMetadata = pseudoMetadata.get(partitions);
  if (!partitionMetadata) {
    partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
      partitionErrorCode: 0,
      partitionId,
      leader: 0,
      replicas: [],
      isr: [],
    }));
    pseudoMetadata.set(partitions, partitionMetadata);
  }
  return partitioner({ topic: '', partitionMetadata, message: { key, value: null } });
}

/** Lane of the outbox: all events of one key are in one lane. */
export function laneOf(key: string): number {
  return partitionOf(key, LANES);
}
