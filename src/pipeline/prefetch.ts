/**
 * Runs a source one step ahead of its reader: while an item is being used, the next is being made. The source
 * must have room for two items at a time.
 */
export async function* prefetch<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = begin(source);
  for (;;) {
    const item = await next;
    if (item.done) return;
    next = begin(source);
    yield item.value;
  }
}

/** A step that fails before its turn, or after the reader has gone, must not become an unhandled rejection. */
function begin<T>(source: AsyncGenerator<T>): Promise<IteratorResult<T>> {
  const step = source.next();
  step.catch(() => undefined);
  return step;
}
