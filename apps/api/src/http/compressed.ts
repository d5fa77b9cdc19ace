import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/** Below this the headers weigh about what is saved. */
const LEAST_CHARACTERS = 1024;

const ways = {
  // Of its eleven degrees one that takes a millisecond for a page of data.
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};

/** Answers in text leave compressed, when whoever asks can read that. A phone's network is slower than either processor. */
export const compressed: RequestHandler = (req, res, next) => {
  const accepted = req.acceptsEncodings('br', 'gzip');
  const encoding = accepted === 'br' || accepted === 'gzip' ? accepted : null;
  const send = res.send.bind(res);
  res.vary('accept-encoding');
  res.send = (body: unknown) => {
    if (!encoding || typeof body !== 'string' || body.length < LEAST_CHARACTERS) return send(body);
    ways[encoding](Buffer.from(body)).then((small) => {
      res.setHeader('content-encoding', encoding);
      send(small);
    }, next);
    return res;
  };
  next();
};
