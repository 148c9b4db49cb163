/** Items by a number, in ascending order: all up to a limit come without a look at the others. */
export class Bounds<T> {
  private readonly keys: number[] = [];
  private readonly items: T[] = [];

  get size(): number {
    return this.keys.length;
  }

  add(key: number, item: T): void {
    const at = this.firstFrom(key);
    this.keys.splice(at, 0, key);
    this.items.splice(at, 0, item);
  }

  remove(key: number, item: T): void {
    const at = this.items.indexOf(item, this.firstFrom(key));
    this.keys.splice(at, 1);
    this.items.splice(at, 1);
  }

  upTo(limit: number, visit: (item: T) => void): void {
    const { keys, items } = this;
    for (let at = 0; at < keys.length && keys[at]! <= limit; at += 1) visit(items[at]!);
  }

  private firstFrom(key: number): number {
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
