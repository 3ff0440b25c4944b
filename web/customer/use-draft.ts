import { useEffect, useState } from 'preact/hooks'
import { type Draft, emptyDraft, keepDraft, takeDraft, wipeDraft } from './draft.ts'

/** The draft of this page's life; the shelf on the device is behind it. */
const open = new Map<string, Draft>()

export function useDraft(name: string) {
  const [draft, setDraft] = useState(open.get(name))

  useEffect(() => {
    if (open.has(name)) return
    void takeDraft(name).then((kept) => {
      if (!open.has(name)) open.set(name, kept ?? emptyDraft())
      setDraft(open.get(name))
    })
  }, [name])

  const put = (next: Draft) => {
    open.set(name, next)
    setDraft(next)
    void keepDraft(name, next)
  }
  return {
    draft,
    put,
    change: (part: Partial<Draft>) => put({ ...(open.get(name) ?? emptyDraft()), ...part }),
    wipe: () => {
      open.set(name, emptyDraft())
      void wipeDraft(name)
    },
  }
}
