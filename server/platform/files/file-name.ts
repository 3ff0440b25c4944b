const LONGEST = 80

/** Controls, and marks that turn the direction of writing: `gpj.exe` must not read as `exe.jpg`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/**
 * The name as people read it: without folders, unseen characters and what file systems hold for special, cut by code
 * points, and with the extension of what the content is. It is never part of a path.
 */
export function readableName(sent: string, extension: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? ''
  const bare = last
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/[<>:"|?*]/g, ' ')
    .replace(/\.[^.]{0,10}$/, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return `${[...bare].slice(0, LONGEST).join('') || 'file'}.${extension}`
}

/** `x-file-name` travels URI-encoded; what cannot be decoded is a name that nobody gave. */
export function decodeName(header: string | string[] | undefined): string {
  try {
    return decodeURIComponent(typeof header === 'string' ? header.slice(0, 2000) : '')
  } catch {
    return ''
  }
}

/** RFC 6266: an ASCII name for old readers, the true one encoded. */
export const disposition = (isInline: boolean, name: string): string =>
  `${isInline ? 'inline' : 'attachment'}; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`
