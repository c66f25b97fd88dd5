import { onTestFinished } from 'vitest';
import { MemoryClient } from './memory-world.ts';
import { Publisher } from './publisher.ts';

/** A publisher that ends with the test. */
export function testPublisher(): Publisher {
  const publisher = new Publisher();
  onTestFinished(() => publisher.close());
  return publisher;
}

/** A publisher with version 1 on a host, and a client that has nothing yet. `serve` puts on the host what is published by now. */
export async function hosted(): Promise<{ publisher: Publisher; client: MemoryClient; serve: () => void }> {
  const publisher = testPublisher();
  await publisher.publish();
  const client = new MemoryClient(publisher.key.publicKey);
  const serve = () => client.hosts.set(client.target.address, publisher.files());
  serve();
  return { publisher, client, serve };
}
