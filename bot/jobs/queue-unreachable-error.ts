/** The place of the queues cannot be reached. The message is one sentence for the operator, without password. */
export class QueueUnreachableError extends Error {
  override name = "QueueUnreachableError";
}
