/**
 * A value in the one form in which values are compared: SPIs with and without `0x`, cookies by the initiator's half (the responder's is
 * zero in the first packet). Undefined for what names nothing: empty, `0`, `#0`, `*****`.
 */
export function comparable(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const hex = /^(?:0x)?([0-9a-f]+)(?:[:-][0-9a-f]+)?$/i.exec(value);
  const plain = hex === null ? value : (hex[1] ?? '').toLowerCase().replace(/^0+(?=.)/, '');
  return plain === '' || plain === '0' || plain === '0.0.0.0' || plain === '::' || /^[*<>()]*$/.test(plain) ? undefined : plain;
}
