/** Fields that nobody opens: the number of an identity document is kept to tell persons apart, and shown to nobody. */
export const neverOpened: ReadonlySet<string> = new Set(['identity_document'])
