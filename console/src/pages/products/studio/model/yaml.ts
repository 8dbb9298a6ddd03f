// A document's text and the object the forms hold. The text stays the author's: what a person did not change keeps its
// comments, its order and its quotes.
import { isMap, isScalar, isSeq, parseDocument, visit, YAMLMap, YAMLSeq, Document, type Node, type Pair } from 'yaml';
import type { Product } from './types.ts';

/** A text that is no YAML or holds no mapping; the words are the reader's own. */
export class Unreadable extends Error {}

function open(text: string): Document {
  const document = parseDocument(text, { version: '1.2', keepSourceTokens: false });
  const [fault] = document.errors;
  if (fault) throw new Unreadable(fault.message);
  if (!isMap(document.contents)) throw new Unreadable('not a mapping of fields');
  return document;
}

export function read(text: string): Product {
  return open(text).toJS() as Product;
}

/** Equal as documents: a field that is absent and one that is undefined are the same. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const present = (of: object) => Object.entries(of).filter(([, value]) => value !== undefined);
  const [left, right] = [present(a), new Map(present(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)));
}

/** What tells the entries of a list apart, so that a comment moves with its entry. */
function identity(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const id = fields._id ?? fields.id ?? fields.code ?? fields.name ?? fields.category;
  return typeof id === 'string' ? id : null;
}

class Writer {
  constructor(private readonly document: Document) {}

  merge(node: Node, value: unknown): Node {
    const held = node.toJS(this.document) as unknown;
    if (same(held, value)) return node;
    if (isMap(node) && typeof value === 'object' && value !== null && !Array.isArray(value)) return this.fields(node as YAMLMap<Node, Node>, value);
    if (isSeq(node) && Array.isArray(value)) return this.entries(node as YAMLSeq<Node>, value);
    return this.fresh(value, isScalar(node) ? node : null, isScalar(node) || (node as YAMLMap).flow === true);
  }

  private fresh(value: unknown, old: Node | null, flow: boolean): Node {
    const node = this.document.createNode(value) as Node;
    if (isScalar(node) && isScalar(old)) {
      // A text that stood in quotes stays in them: an amount is never left to be read as a number.
      if (typeof node.value === 'string' && typeof old.value === 'string' && old.type && !old.type.startsWith('BLOCK') && old.type !== 'PLAIN') node.type = old.type;
      node.comment = old.comment;
      node.commentBefore = old.commentBefore;
      node.spaceBefore = old.spaceBefore;
    }
    if (isMap(node) || isSeq(node)) node.flow = flow && JSON.stringify(value).length < 160;
    return node;
  }

  private fields(map: YAMLMap<Node, Node>, value: object): Node {
    const wanted = Object.entries(value).filter(([, held]) => held !== undefined);
    const keys = new Set(wanted.map(([key]) => key));
    map.items = map.items.filter((pair) => keys.has(String(pair.key)));
    for (const [key, held] of wanted) {
      const pair = map.items.find((one) => String(one.key) === key) as Pair<Node, Node> | undefined;
      if (pair?.value) pair.value = this.merge(pair.value, held);
      else {
        const added = this.document.createPair(key, undefined) as unknown as Pair<Node, Node>;
        added.value = this.fresh(held, null, map.flow === true || Array.isArray(held) ? true : false);
        map.items.push(added);
      }
    }
    return map;
  }

  private entries(list: YAMLSeq<Node>, value: unknown[]): Node {
    const held = list.items.map((node) => ({ node, id: identity(node.toJS(this.document)) }));
    const flow = list.flow === true || (held.length > 0 && held.every(({ node }) => (node as YAMLMap).flow === true));
    list.items = value.map((entry, at) => {
      const id = identity(entry);
      const found = id === null ? held[at] : held.find((one) => one.id === id);
      if (!found) return this.fresh(entry, null, flow || held.length === 0);
      held.splice(held.indexOf(found), 1, { node: found.node, id: null });
      return this.merge(found.node, entry);
    });
    return list;
  }
}

/** As people here write it: no folded lines, `{ a: 1 }` and `[a, b]`. The printer knows one way of padding for both. */
function printed(document: Document): string {
  visit(document, {
    Collection(_key, node) {
      const padding = isSeq(node) ? '' : ' ';
      const usual = isSeq(node) ? YAMLSeq.prototype.toString : YAMLMap.prototype.toString;
      node.toString = function padded(context, ...rest) {
        return usual.call(this as never, context && { ...context, flowCollectionPadding: padding }, ...rest);
      };
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** The text of a changed document, built on the text it came from. */
export function write(text: string, product: Product): string {
  const document = open(text);
  if (same(document.toJS(), product)) return text;
  document.contents = new Writer(document).merge(document.contents as Node, product) as typeof document.contents;
  return printed(document);
}

/** A document that has no text before. */
export function fresh(product: Product): string {
  return printed(new Document(product));
}
