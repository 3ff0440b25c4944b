/** The server bounds pictures to this side as well: what it would throw away need not travel. */
const LONGEST_SIDE = 2560
const WORTH_IT_BYTES = 700_000
const QUALITY = 0.85

/**
 * A photograph drawn smaller before it is sent: a telephone's eight megabytes become one, and Safari's HEIC a JPEG. What
 * this browser cannot draw travels as it is, and the server decides.
 */
export async function lightenPicture(file: File): Promise<{ blob: Blob; name: string }> {
  const asItIs = { blob: file, name: file.name }
  const isHeic = /\.hei[cf]$/i.test(file.name) || /^image\/hei[cf]/.test(file.type)
  if (!(isHeic || (file.type === 'image/jpeg' && file.size > WORTH_IT_BYTES))) return asItIs
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const shrunk = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * shrunk)
    canvas.height = Math.round(bitmap.height * shrunk)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return blob && (isHeic || blob.size < file.size) ? { blob, name: file.name.replace(/\.\w+$/, '.jpg') } : asItIs
  } catch {
    return asItIs
  }
}
