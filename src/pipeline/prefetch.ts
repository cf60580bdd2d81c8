/**
 * Runs a generator one item ahead of its reader: the next item is made while the current one is used. Precondition: two
 * items can exist at a time.
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

/** Starts a step; avoids an unhandled rejection if it fails before the reader awaits it. */
function begin<T>(source: AsyncGenerator<T>): Promise<IteratorResult<T>> {
  const step = source.next();
  step.catch(() => undefined);
  return step;
}
