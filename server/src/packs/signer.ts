import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, verify, type KeyObject } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';

/** Injection token of the file of the key that signs packs: PKCS #8 as PEM; made at random where there is none. */
export const SIGNING_FILE = Symbol('SIGNING_FILE');

/** A signature, and the public key it is held against (SPKI, base64). */
export interface Signature {
  readonly signature: string;
  readonly publicKey: string;
}

/** What a public key is called: its SHA-256, in hexadecimal digits. */
export const keyIdOf = (publicKey: string): string => createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');

/** Whether a text was signed (Ed25519) with the other half of a public key. */
export function isSigned(text: string, { publicKey, signature }: Signature): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

const isCalled = (error: unknown, code: string): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === code;

/** Signs packs with a key of this installation: whoever knows its public half can tell a pack that was changed or made elsewhere. */
@Injectable()
export class Signer {
  private key: Promise<KeyObject> | undefined;

  constructor(@Inject(SIGNING_FILE) private readonly file: string) {}

  /** Throws where the key can neither be read nor made. */
  async sign(text: string): Promise<Signature> {
    const key = await this.ownKey();
    return { signature: sign(null, Buffer.from(text), key).toString('base64'), publicKey: publicHalf(key) };
  }

  /** What our own key is called. */
  async keyId(): Promise<string> {
    return keyIdOf(publicHalf(await this.ownKey()));
  }

  private ownKey(): Promise<KeyObject> {
    this.key ??= this.readOrMake().catch((error: unknown) => { this.key = undefined; throw error; });
    return this.key;
  }

  private async readOrMake(): Promise<KeyObject> {
    try {
      return createPrivateKey(await readFile(this.file, 'utf8'));
    } catch (error) {
      if (!isCalled(error, 'ENOENT')) throw error;
    }
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const beside = `${this.file}.${randomUUID()}.part`;
    try {
      const made = await open(beside, 'wx', 0o600);
      try {
        await made.writeFile(pem);
        await made.sync();
      } finally {
        await made.close();
      }
      // Whole or not at all: on a full disk half a key would be none for ever.
      await link(beside, this.file);
    } catch (error) {
      // Another process made it first: theirs is the one.
      if (!isCalled(error, 'EEXIST')) throw error;
    } finally {
      await rm(beside, { force: true });
    }
    return createPrivateKey(await readFile(this.file, 'utf8'));
  }
}

const publicHalf = (key: KeyObject): string => createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
