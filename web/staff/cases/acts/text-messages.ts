/** GSM 03.38: Chinese travels 70 characters a message, 67 where a text is joined from several. Code units, not points. */
export const messagesOf = (text: string) =>
  text.length === 0 ? 0 : text.length <= 70 ? 1 : Math.ceil(text.length / 67)
