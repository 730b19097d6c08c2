import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface SelfSigned {
  /** Both as PEM. The certificate is its own authority. */
  readonly certificate: string;
  readonly key: string;
}

/** What a name has in a certificate (https://www.rfc-editor.org/rfc/rfc5280), as object identifiers in their encoding. */
const COMMON_NAME = '550403';
const ALTERNATIVE_NAMES = '551d11';
const BASIC_CONSTRAINTS = '551d13';
const ECDSA_WITH_SHA256 = '2a8648ce3d040302';

/** Makes a certificate for the name of a host, which is valid for ever, as far as tests go: Node can only read one. */
export function selfSigned(host: string): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const algorithm = sequence(object(ECDSA_WITH_SHA256));
  const name = sequence(part(0x31, sequence(object(COMMON_NAME), part(0x0c, Buffer.from(host)))));
  const always = sequence(
    part(0x18, Buffer.from('20000101000000Z')),
    part(0x18, Buffer.from('99991231235959Z')),
  );
  const authority = sequence(
    object(BASIC_CONSTRAINTS),
    part(0x04, sequence(part(0x01, Buffer.from([0xff])))),
  );
  const names = sequence(object(ALTERNATIVE_NAMES), part(0x04, sequence(part(0x82, Buffer.from(host)))));
  const version = part(0xa0, part(0x02, Buffer.from([2])));
  const serial = part(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]));
  const subject = [name, always, name, publicKey.export({ type: 'spki', format: 'der' })];
  const extensions = part(0xa3, sequence(authority, names));
  const signed = sequence(version, serial, algorithm, ...subject, extensions);
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', signed, privateKey)]);
  const body = sequence(signed, algorithm, part(0x03, signature)).toString('base64');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${body.replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** One value of ASN.1's distinguished encoding: its kind, its length, and what it holds. */
function part(kind: number, content: Buffer): Buffer {
  const length = [];
  for (let rest = content.length; rest > 0; rest >>= 8) length.unshift(rest & 0xff);
  const head = content.length < 0x80 ? [content.length] : [0x80 | length.length, ...length];
  return Buffer.concat([Buffer.from([kind, ...head]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => part(0x30, Buffer.concat(parts));

const object = (identifier: string): Buffer => part(0x06, Buffer.from(identifier, 'hex'));
