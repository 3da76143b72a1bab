/** The device key: signs what has to be proved to come from this device. The private part stays behind this port. */
export interface Signer {
  /** The Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** The Ed25519 signature of the bytes, 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}
