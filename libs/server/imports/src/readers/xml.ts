import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FileError, limits } from './sheet.js';

export interface XmlHandler {
  /** `name` and the attribute names come without their prefix: `ss:Index` is `Index`. */
  open(name: string, attributes: Record<string, string>, depth: number): void;
  close(name: string, depth: number): void;
  text(text: string): void;
  /** True once the rest need not be read. */
  enough?(): boolean;
}

const again = 'Export the report again and upload the new file.';
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as it streams by. Document types (and with them entity bombs and outside entities) are refused, as is
 * nesting deeper than any report. A handler may throw to stop; everything thrown here is a FileError.
 */
export async function readXml(
  file: string,
  part: string,
  chunks: AsyncIterable<string>,
  handler: XmlHandler,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false });
  const place = (): string => `${part ? `${part}, ` : ''}line ${parser.line}`;
  let depth = 0;
  let finished = false;
  parser.on('error', (error) => {
    const what = error.message.replace(/^[\d:. ]+/, '');
    if (finished) throw new FileError('FILE_TRUNCATED', file, place(), 'the file ends in the middle.', again);
    throw new FileError('FILE_DAMAGED', file, place(), `the file is damaged (${what.replace(/\.$/, '')}).`, again);
  });
  parser.on('doctype', () => {
    throw new FileError(
      'FILE_ENTITIES',
      file,
      place(),
      'the file declares a document type or entities, which no report does and which can be an attack.',
      again,
    );
  });
  // Counted as they come: an element with a million of them must not be collected first.
  let attributeCount = 0;
  parser.on('attribute', () => {
    attributeCount += 1;
    if (attributeCount > limits.xmlAttributes) {
      throw new FileError(
        'FILE_DAMAGED',
        file,
        place(),
        `an element has more than ${limits.xmlAttributes} attributes.`,
        again,
      );
    }
  });
  let elements = 0;
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1;
    elements += 1;
    attributeCount = 0;
    if (elements > limits.xmlElements) {
      throw new FileError(
        'FILE_TOO_MANY_ROWS',
        file,
        place(),
        `the file has more than ${limits.xmlElements} elements.`,
        'Upload one report per file, as it was exported.',
      );
    }
    if (depth > limits.xmlDepth)
      throw new FileError(
        'FILE_TOO_DEEP',
        file,
        place(),
        `elements are nested more than ${limits.xmlDepth} deep.`,
        again,
      );
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(tag.attributes)) attributes[local(name)] = value;
    handler.open(local(tag.name), attributes, depth);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    handler.close(local(tag.name), depth);
    depth -= 1;
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  for await (const chunk of chunks) {
    parser.write(chunk);
    if (handler.enough?.()) return;
  }
  finished = true;
  parser.close();
}
