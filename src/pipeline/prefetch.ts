/**
 * Runs a source one step ahead of its reader: while an item is being used, the next is being made. The source
 * must have room for two items at a time.
 */
export async function* prefetch<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (;;) {
      const item = await next;
      if (item.done) return;
      next = source.next();
      yield item.value;
    }
  } finally {
    // A reader that stops early leaves a step behind: its failure has no one left to hear it.
    next.catch(() => undefined);
  }
}
